package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.submission.IntakeCode;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what may read a disk or wait for Kafka, off the event loops, and brings the outcome back to
 * the request's event loop. Work that has waited longer than a delivery may take is not begun, and
 * nobody waits much longer than that for an outcome: while Kafka is away, a send can wait for a new
 * producer id and a read for a store that is being flushed, and neither keeps to any timeout.
 */
@ApplicationScoped
class Workers {

    /**
     * How much longer than a delivery the outcome may take, so that a delivery's own end comes
     * first.
     */
    private static final Duration MARGIN = Duration.ofMillis(250);

    private final ThreadPoolExecutor threads;
    private final Duration patience;
    private final int places;
    private final AtomicInteger taken = new AtomicInteger();

    Workers(IntakeConfig config) {
        int count = config.orders().threads();
        threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("intake-worker-", 0).factory());
        patience = config.orders().deliveryTimeout();
        places = config.request().maxInFlight();
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdown();
    }

    /** For what has to go on off the event loops after it has waited for something. */
    Executor threads() {
        return threads;
    }

    /** Whether so much is being worked on that more would only make all of it slower. */
    boolean isOverloaded() {
        return taken.get() >= places;
    }

    /**
     * Call it on the request's event loop.
     *
     * @param late the refusal of work that waited or took too long
     */
    <T> Future<T> call(Exchange exchange, IntakeCode late, Supplier<CompletionStage<T>> work) {
        if (taken.incrementAndGet() > places) {
            taken.decrementAndGet();
            return Future.failedFuture(new Refused(IntakeCode.OVERLOADED));
        }
        Promise<T> outcome = Promise.promise();
        long timer =
                exchange.vertx()
                        .setTimer(
                                patience.plus(MARGIN).toMillis(),
                                fired -> outcome.tryFail(new Refused(late)));
        threads.execute(begun(exchange, late, work, outcome));
        return outcome.future()
                .onComplete(
                        done -> {
                            taken.decrementAndGet();
                            exchange.vertx().cancelTimer(timer);
                        });
    }

    private <T> Runnable begun(
            Exchange exchange,
            IntakeCode late,
            Supplier<CompletionStage<T>> work,
            Promise<T> outcome) {
        long deadline = System.nanoTime() + patience.toNanos();
        return () -> {
            if (System.nanoTime() - deadline > 0) {
                deliver(exchange, () -> outcome.tryFail(new Refused(late)));
            } else {
                run(exchange, outcome, work);
            }
        };
    }

    private static <T> void run(
            Exchange exchange, Promise<T> outcome, Supplier<CompletionStage<T>> work) {
        try {
            var _ =
                    work.get()
                            .whenComplete(
                                    (value, failure) ->
                                            deliver(
                                                    exchange,
                                                    () -> complete(outcome, value, failure)));
        } catch (RuntimeException failure) {
            deliver(exchange, () -> outcome.tryFail(failure));
        }
    }

    private static <T> void complete(Promise<T> outcome, T value, @Nullable Throwable failure) {
        if (failure == null) {
            outcome.tryComplete(value);
        } else {
            outcome.tryFail(failure);
        }
    }

    private static void deliver(Exchange exchange, Runnable outcome) {
        exchange.context().runOnContext(nothing -> outcome.run());
    }
}

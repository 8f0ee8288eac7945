package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.IntakeCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what may read a disk or wait for Kafka, off the event loops, and brings the outcome back to
 * the request's event loop. Work that has waited longer than a delivery may take is not begun, and
 * nobody waits much longer than that for an outcome: while Kafka is away, a send can wait for a new
 * producer id and a read for a store that is being flushed, and neither keeps to any timeout.
 */
final class WorkerLane {

    /**
     * How much longer than a delivery the outcome may take, so that a delivery's own end comes
     * first.
     */
    private static final Duration MARGIN = Duration.ofMillis(250);

    private final ThreadPoolExecutor threads;
    private final int places;
    private final long patienceNanos;
    private final Set<Call<?>> open = ConcurrentHashMap.newKeySet();

    /**
     * @param places calls that may be open at a time; more are refused at once
     * @param patience how long a call may wait, and then take
     */
    WorkerLane(String name, int count, int places, Duration patience) {
        threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedTransferQueue<>(),
                        Thread.ofPlatform().daemon().name(name, 0).factory());
        this.places = places;
        this.patienceNanos = patience.toNanos();
    }

    void shutdown() {
        threads.shutdown();
    }

    /** Whether so much is being worked on that more would only make all of it slower. */
    boolean isOverloaded() {
        return open.size() >= places;
    }

    /** For what has to go on off the event loops after it has waited for something. */
    Executor threads() {
        return threads;
    }

    /**
     * Call it on the request's event loop.
     *
     * @param late the refusal of work that waited or took too long
     */
    <T> Future<T> call(Exchange exchange, IntakeCode late, Supplier<CompletionStage<T>> work) {
        if (isOverloaded()) {
            return Future.failedFuture(new Refused(IntakeCode.OVERLOADED));
        }
        Call<T> call = new Call<>(exchange, late, work);
        open.add(call);
        threads.execute(call);
        return call.outcome.future().onComplete(done -> open.remove(call));
    }

    /** Gives up the calls that take too long. */
    void expire() {
        long now = System.nanoTime();
        open.forEach(call -> call.expire(now));
    }

    /** One piece of work, from its call to its outcome. */
    private final class Call<T> implements Runnable {

        private final Exchange exchange;
        private final IntakeCode late;
        private final Supplier<CompletionStage<T>> work;
        private final Promise<T> outcome = Promise.promise();
        private final long called = System.nanoTime();

        private Call(Exchange exchange, IntakeCode late, Supplier<CompletionStage<T>> work) {
            this.exchange = exchange;
            this.late = late;
            this.work = work;
        }

        @Override
        public void run() {
            if (System.nanoTime() - called > patienceNanos) {
                fail(new Refused(late));
                return;
            }
            try {
                var _ = work.get().whenComplete(this::finish);
            } catch (RuntimeException failure) {
                fail(failure);
            }
        }

        private void finish(T value, @Nullable Throwable failure) {
            if (failure == null) {
                exchange.context().runOnContext(nothing -> outcome.tryComplete(value));
            } else {
                fail(failure);
            }
        }

        private void expire(long now) {
            if (now - called > patienceNanos + MARGIN.toNanos()) {
                fail(new Refused(late));
            }
        }

        private void fail(Throwable failure) {
            exchange.context().runOnContext(nothing -> outcome.tryFail(failure));
        }
    }
}

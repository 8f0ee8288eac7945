package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.OrderWatch;
import dev.fillstream.model.value.OrderId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code Prefer: wait=N}: holds the answer back until the order was reported on, or N is over. */
@Singleton
final class Waiting {

    private final OrderWatch watch;
    private final Duration longest;

    Waiting(OrderWatch watch, IntakeConfig config) {
        this.watch = watch;
        this.longest = config.request().maxWait();
    }

    /** Taken before the order is sent, so that no report can come too early. */
    Place place(Exchange exchange, OrderId orderId) {
        Optional<Duration> wait =
                RequestHeaders.preferredWait(exchange.request(), longest)
                        .filter(Duration::isPositive);
        return new Place(
                exchange,
                wait.orElse(Duration.ZERO),
                wait.flatMap(positive -> watch.watch(orderId)));
    }

    /** One request's place among those who wait; without a watch it answers at once. */
    static final class Place {

        private final Exchange exchange;
        private final Duration wait;
        private final Optional<OrderWatch.Watch> watch;
        private boolean left;

        private Place(Exchange exchange, Duration wait, Optional<OrderWatch.Watch> watch) {
            this.exchange = exchange;
            this.wait = wait;
            this.watch = watch;
        }

        /** Answers now if {@code view} is decided or nobody waits, and otherwise when it is. */
        void answer(OrderView view) {
            if (watch.isEmpty()) {
                exchange.accepted(OrderJson.of(view));
                return;
            }
            exchange.with(RequestHeaders.PREFERENCE_APPLIED, "wait=" + wait.toSeconds());
            if (view.isDecided()) {
                decided(view);
            } else {
                await(view, watch.get().next());
            }
        }

        private void await(OrderView view, CompletableFuture<OrderView> next) {
            long timer = exchange.vertx().setTimer(wait.toMillis(), id -> waitedEnough(view));
            exchange.whenOver(this::leave);
            var _ =
                    next.thenAccept(
                            reported ->
                                    exchange.context()
                                            .runOnContext(
                                                    nothing -> {
                                                        exchange.vertx().cancelTimer(timer);
                                                        decided(reported);
                                                    }));
        }

        private void decided(OrderView view) {
            leave();
            exchange.ok(OrderJson.of(view));
        }

        private void waitedEnough(OrderView view) {
            leave();
            exchange.accepted(OrderJson.of(view));
        }

        /** Gives the place back; again does nothing. */
        void leave() {
            if (!left) {
                left = true;
                watch.ifPresent(OrderWatch.Watch::close);
            }
        }
    }
}

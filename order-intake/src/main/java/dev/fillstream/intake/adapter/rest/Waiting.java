package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.OrderWatch;
import dev.fillstream.intake.view.Shares;
import dev.fillstream.intake.view.Shares.Address;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * {@code Prefer: wait=N}: holds the answer back until the order was reported on, or N is over. Of
 * an order that another instance holds, that one is asked, and waits.
 */
@Singleton
final class Waiting {

    private final OrderWatch watch;
    private final Shares shares;
    private final OrderFinder finder;
    private final Duration longest;

    Waiting(OrderWatch watch, Shares shares, OrderFinder finder, IntakeConfig config) {
        this.watch = watch;
        this.shares = shares;
        this.finder = finder;
        this.longest = config.request().maxWait();
    }

    /** Taken before the order is sent, so that no report can come too early. */
    Place place(Exchange exchange, OrderId orderId) {
        return place(exchange, orderId, exchange::accepted);
    }

    /**
     * As {@link #place(Exchange, OrderId)}.
     *
     * @param undecided how to answer an order that was not reported on within the time
     */
    Place place(Exchange exchange, OrderId orderId, Consumer<Buffer> undecided) {
        Duration wait = preferred(exchange);
        if (!wait.isPositive()) {
            return new Place(exchange, wait, Optional.empty(), undecided);
        }
        Place place = new Place(exchange, wait, watch.watch(orderId), undecided);
        exchange.whenOver(place::leave);
        return place;
    }

    /** How long the client would like to wait; zero where it would not. */
    Duration preferred(Exchange exchange) {
        return RequestHeaders.preferredWait(exchange.request(), longest).orElse(Duration.ZERO);
    }

    /** One request's place among those who wait; without a watch it answers at once. */
    final class Place {

        private final Exchange exchange;
        private final Duration wait;
        private final Optional<OrderWatch.Watch> watch;
        private final Consumer<Buffer> undecided;
        private boolean left;

        private Place(
                Exchange exchange,
                Duration wait,
                Optional<OrderWatch.Watch> watch,
                Consumer<Buffer> undecided) {
            this.exchange = exchange;
            this.wait = wait;
            this.watch = watch;
            this.undecided = undecided;
        }

        /** Answers now if {@code view} is decided or nobody waits, and otherwise when it is. */
        void answer(OrderView view) {
            if (watch.isEmpty()) {
                undecided.accept(OrderJson.of(view, exchange));
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
            exchange.whenOver(() -> exchange.vertx().cancelTimer(timer));
            var _ =
                    next.thenAccept(
                            reported ->
                                    exchange.context().runOnContext(nothing -> decided(reported)));
            if (!exchange.isForwarded()) {
                elsewhere(view).ifPresent(holder -> ask(holder, view));
            }
        }

        private Optional<Integer> partition(OrderView view) {
            return shares.of(new Account(view.terms().account()));
        }

        private Optional<Address> elsewhere(OrderView view) {
            return partition(view)
                    .filter(partition -> !shares.isHere(partition))
                    .flatMap(shares::elsewhere);
        }

        /** Where the other instance does not answer, the time runs out here as it does anywhere. */
        private void ask(Address holder, OrderView view) {
            Set<Integer> partitions = Set.of(partition(view).orElseThrow());
            var _ =
                    finder.ask(exchange, holder, partitions, view.orderId(), wait)
                            .onSuccess(
                                    lookup -> {
                                        if (lookup instanceof Lookup.Found(OrderView seen)
                                                && seen.isDecided()) {
                                            decided(seen);
                                        }
                                    });
        }

        private void decided(OrderView view) {
            leave();
            exchange.ok(OrderJson.of(view, exchange));
        }

        private void waitedEnough(OrderView view) {
            leave();
            undecided.accept(OrderJson.of(view, exchange));
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

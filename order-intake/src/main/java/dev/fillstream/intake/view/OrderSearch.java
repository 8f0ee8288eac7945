package dev.fillstream.intake.view;

import dev.fillstream.model.value.OrderId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Finds an order that this instance holds, as fresh as anybody can ask for: an order that Kafka had
 * acknowledged before the question, to whomever, is found. One that is not in the view is called
 * absent only after the view has met all that was in the log.
 */
public final class OrderSearch {

    private final HeldOrders held;
    private final RecentOrders recent;

    public OrderSearch(HeldOrders held, RecentOrders recent) {
        this.held = held;
        this.recent = recent;
    }

    /**
     * Looks in these partitions. Reads from disk at once: never call it on an event loop.
     *
     * @param visible an order that is not is absent like any other, and takes as long
     * @param threads where it reads again once the view has caught up
     */
    public CompletionStage<Lookup> find(
            Set<Integer> partitions,
            OrderId orderId,
            Predicate<OrderView> visible,
            Executor threads) {
        return switch (look(partitions, orderId, visible)) {
            case Lookup.Found found -> CompletableFuture.completedStage(found);
            case Lookup.Unavailable gone -> CompletableFuture.completedStage(gone);
            case Lookup.Absent() ->
                    held.caughtUp(partitions)
                            .thenApplyAsync(
                                    fresh ->
                                            fresh
                                                    ? look(partitions, orderId, visible)
                                                    : Lookup.UNAVAILABLE,
                                    threads);
        };
    }

    /**
     * Looks into what is here now: an order that is not found may still be on its way. Reads from
     * disk: never call it on an event loop.
     */
    public Lookup look(Set<Integer> partitions, OrderId orderId, Predicate<OrderView> visible) {
        Lookup lookup = held.find(partitions, orderId);
        if (lookup instanceof Lookup.Found(OrderView view)) {
            return visible.test(view) ? lookup : Lookup.ABSENT;
        }
        return recent.find(orderId).filter(visible).<Lookup>map(Lookup.Found::new).orElse(lookup);
    }
}

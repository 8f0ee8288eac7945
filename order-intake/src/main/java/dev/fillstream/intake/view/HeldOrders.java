package dev.fillstream.intake.view;

import dev.fillstream.model.value.OrderId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The orders of the partitions that this instance holds. The first two read from disk: never call
 * them on an event loop.
 */
public interface HeldOrders {

    /** An order in one of these partitions; absent only where this instance holds them all. */
    Lookup find(Set<Integer> partitions, OrderId orderId);

    /** A page of an account's orders. */
    Listing list(OrderQuery query);

    /**
     * Waits until the view has met every order that is in the log now. False where that does not
     * come to pass within a bounded time, or a partition is not held here. Never blocks.
     */
    CompletionStage<Boolean> caughtUp(Set<Integer> partitions);
}

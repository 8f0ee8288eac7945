package dev.fillstream.notifier.lane;

import java.util.ArrayDeque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one endpoint still has to be told about one order, the earliest report first. */
final class OrderLine {

    final UUID orderId;
    final int partition;

    /** The attempt under way; never more than one per order. */
    @Nullable Delivery inFlight;

    /** Later reports, in memory. Empty while {@link #rows} is not zero. */
    final ArrayDeque<Delivery> waiting = new ArrayDeque<>();

    /** Reports that stand in the database. While there are any, every new one goes behind them. */
    int rows;

    OrderLine(UUID orderId, int partition) {
        this.orderId = orderId;
        this.partition = partition;
    }

    boolean isIdle() {
        return hasOnlyRows() && rows == 0;
    }

    boolean hasOnlyRows() {
        return inFlight == null && waiting.isEmpty();
    }

    boolean canStart() {
        return inFlight == null && !waiting.isEmpty();
    }

    /** Whether it is this line that has to finish the delivery. */
    boolean holds(Delivery delivery) {
        return inFlight == delivery || waiting.contains(delivery);
    }
}

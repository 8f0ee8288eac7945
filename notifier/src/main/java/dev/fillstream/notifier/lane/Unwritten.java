package dev.fillstream.notifier.lane;

import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The deliveries that are neither made nor written down, the oldest first. */
final class Unwritten {

    private final ArrayDeque<Delivery> deliveries = new ArrayDeque<>();

    void add(Delivery delivery) {
        deliveries.add(delivery);
    }

    /** The oldest, where the lane has had it since {@code limit} or longer. */
    @Nullable Delivery olderThan(Instant limit) {
        Delivery oldest = oldest();
        return oldest == null || oldest.since().isAfter(limit) ? null : oldest;
    }

    /** Lets go of what was made or written down meanwhile. */
    @Nullable Delivery oldest() {
        Delivery oldest = deliveries.peek();
        while (oldest != null && (oldest.isParked() || oldest.hasEnded())) {
            deliveries.remove();
            oldest = deliveries.peek();
        }
        return oldest;
    }
}

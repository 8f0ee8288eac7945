package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.BookedOrder;

/** Sees to it that no order outlives its time at a venue that does not end it by itself. */
public interface Deadlines {

    /** From now on; nothing where the order has no such time. */
    void watch(BookedOrder order);
}

package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.BookedOrder;

/** Who finds out what became of an order when the venue's answer did not say. */
public interface UnknownOutcomes {

    /** From now on the venue is asked until it is known. */
    void watch(BookedOrder order);
}

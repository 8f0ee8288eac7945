package dev.fillstream.intake.view;

import dev.fillstream.model.value.OrderId;

/** The orders that were written to Kafka, with what was reported on them. */
public interface OrderViews {

    /** Reads from disk: never call it on an event loop. */
    Lookup find(OrderId orderId);
}

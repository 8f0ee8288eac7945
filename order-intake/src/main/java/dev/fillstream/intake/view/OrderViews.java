package dev.fillstream.intake.view;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;

/**
 * The orders that were written to Kafka, with what was reported on them. Both calls read from disk:
 * never make them on an event loop.
 */
public interface OrderViews {

    /** An order of {@code account}. */
    Lookup find(Account account, OrderId orderId);

    /** An order of whatever account. */
    Lookup find(OrderId orderId);
}

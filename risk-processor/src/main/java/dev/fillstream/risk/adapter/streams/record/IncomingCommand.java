package dev.fillstream.risk.adapter.streams.record;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.v1.OrderCommand;

/** What a record of {@code orders} turned out to be. */
public sealed interface IncomingCommand {

    /**
     * A well-formed new order.
     *
     * @param command as read, with orderId, transactTime and defaults filled in
     */
    record Order(NewOrderSingle order, OrderCommand command) implements IncomingCommand {}

    /**
     * A new order whose sender is known, and whose fields break a rule.
     *
     * @param command as read, with orderId filled in
     */
    record Malformed(OrderId orderId, OrderCommand command, InvalidValue fault)
            implements IncomingCommand {}

    /**
     * A request to cancel one order.
     *
     * @param requestId the identity of the request itself
     * @param orderId what it is about
     */
    record Cancel(OrderId requestId, OrderId orderId, OrderCommand command)
            implements IncomingCommand {}

    /**
     * A command that this version does not take.
     *
     * @param orderId what it is about; empty where it is about no single order
     */
    record Unsupported(OrderId requestId, String orderId, OrderCommand command)
            implements IncomingCommand {}

    /** Something that nobody could be told about. */
    record Unreadable(DeadLetter.Reason reason, String cause) implements IncomingCommand {}
}

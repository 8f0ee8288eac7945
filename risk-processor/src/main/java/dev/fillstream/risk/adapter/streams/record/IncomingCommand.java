package dev.fillstream.risk.adapter.streams.record;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.v1.OrderCommand;
import java.util.Optional;

/** What a record of {@code orders} turned out to be. */
public sealed interface IncomingCommand {

    /** Something that nobody could be told about. */
    record Unreadable(DeadLetter.Reason reason, String cause) implements IncomingCommand {}

    /** Something with a name, which is decided once. */
    sealed interface Named extends IncomingCommand {

        /** Its identity, derived from the account and the command's own clOrdId. */
        OrderId id();

        /** As read; what was left out is filled in where the record alone tells it. */
        OrderCommand command();
    }

    /** A well-formed new order. */
    record Order(NewOrderSingle order, OrderCommand command) implements Named {

        @Override
        public OrderId id() {
            return order.orderId();
        }
    }

    /** A new order whose sender is known, and whose fields break a rule. */
    record MalformedOrder(OrderId id, OrderCommand command, InvalidValue fault) implements Named {}

    /** A request to cancel one order. */
    record Cancel(OrderId id, Account account, Target target, OrderCommand command)
            implements Named {}

    /** A request to change one order. */
    record Replace(OrderId id, Account account, Target target, OrderCommand command)
            implements Named {}

    /** A request to cancel all orders of an account, or those of a symbol or side. */
    record MassCancel(OrderId id, OrderCommand command) implements Named {}

    /**
     * How a request names the order that it is about: at least one of the two is there.
     *
     * @param orderId the order's id
     * @param origId the id that account and origClOrdId derive: the order's, or that of a replace
     */
    record Target(Optional<OrderId> orderId, Optional<OrderId> origId) {}
}

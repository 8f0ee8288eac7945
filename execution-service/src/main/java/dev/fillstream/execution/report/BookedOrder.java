package dev.fillstream.execution.report;

import dev.fillstream.model.order.Order;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;

/**
 * One order as the book of record has it.
 *
 * @param past what was booked of it before
 * @param version counts the changes in the book; a change names the version it started from
 */
public record BookedOrder(Order order, Origin origin, String venue, Past past, long version) {

    /** Approved, and nothing done about it. */
    static BookedOrder received(Approval approval, String venue) {
        return new BookedOrder(
                Order.received(approval.order()), approval.origin(), venue, Past.NONE, 0);
    }

    public OrderId orderId() {
        return order.orderId();
    }

    /** Whether it goes, or went, to the venue and nothing was heard of it yet. */
    public boolean isUnanswered() {
        return switch (order.state()) {
            case OrderState.Unanswered _ -> true;
            case OrderState.Pending pending -> pending.before() instanceof OrderState.Unanswered;
            case OrderState.Received _, OrderState.Working _, OrderState.Terminal _ -> false;
        };
    }

    /** What the venue calls the order that a replace request of this one makes. */
    public OrderId requestId(ClOrdId request) {
        return OrderId.derive(order.terms().account(), request);
    }

    /** What the venue calls the order as it is now: after a replace, by that request's id. */
    public OrderId clientOrderId() {
        ClOrdId live = order.live().clOrdId();
        return live.equals(order.terms().clOrdId()) ? orderId() : requestId(live);
    }

    BookedOrder with(Order next, Past nextPast) {
        return new BookedOrder(next, origin, venue, nextPast, version);
    }

    /** As it is in the book once the changes made to it are saved. */
    BookedOrder saved() {
        return new BookedOrder(order, origin, venue, past, version + 1);
    }
}

package dev.fillstream.execution.report;

import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import java.util.List;

/** What is to be booked of one order, together. */
public sealed interface Change {

    OrderId orderId();

    /** Events that mean the same however the order stands. */
    record Happened(OrderId orderId, List<OrderEvent> events) implements Change {
        public Happened {
            events = List.copyOf(events);
        }
    }

    /** What a venue says, under whatever client order id; {@code orderId} is one of them. */
    record Reported(String venue, OrderId orderId, List<VenueReport> reports) implements Change {
        public Reported {
            reports = List.copyOf(reports);
        }
    }

    /** Events that depend on how the order stands when its turn comes. */
    record Asked(OrderId orderId, Decision decision) implements Change {}

    /** An event that waits for another one, and how often it was looked at. */
    record Waiting(OrderId orderId, OrderEvent event, int looks) implements Change {}

    /** Changes nothing: keeps the order in memory for what follows. */
    record Adopted(BookedOrder order) implements Change {
        @Override
        public OrderId orderId() {
            return order.orderId();
        }
    }

    /** Says what happens to an order. Pure: it may be asked twice. */
    @FunctionalInterface
    interface Decision {
        List<OrderEvent> about(BookedOrder order);
    }

    static Change of(OrderId orderId, OrderEvent... events) {
        return new Happened(orderId, List.of(events));
    }

    static Change of(OrderId orderId, List<OrderEvent> events) {
        return new Happened(orderId, events);
    }

    static Change reported(String venue, OrderId orderId, List<VenueReport> reports) {
        return new Reported(venue, orderId, reports);
    }

    static Change asked(OrderId orderId, Decision decision) {
        return new Asked(orderId, decision);
    }

    static Change adopt(BookedOrder order) {
        return new Adopted(order);
    }
}

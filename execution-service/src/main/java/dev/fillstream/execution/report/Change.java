package dev.fillstream.execution.report;

import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of one order that are booked together.
 *
 * @param known the order where it was just booked, so that it need not be read; else null
 */
public record Change(OrderId orderId, List<OrderEvent> events, @Nullable BookedOrder known) {

    public Change {
        events = List.copyOf(events);
    }

    public static Change of(OrderId orderId, OrderEvent... events) {
        return new Change(orderId, List.of(events), null);
    }

    public static Change of(OrderId orderId, List<OrderEvent> events) {
        return new Change(orderId, events, null);
    }

    /** Changes nothing: keeps the order in memory for what follows. */
    public static Change adopt(BookedOrder order) {
        return new Change(order.orderId(), List.of(), order);
    }
}

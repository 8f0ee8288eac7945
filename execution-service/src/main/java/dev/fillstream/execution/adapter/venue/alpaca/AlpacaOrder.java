package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An order as Alpaca shows it, as far as it matters here. */
record AlpacaOrder(
        OrderId orderId,
        VenueOrderId id,
        String status,
        Quantity filledQty,
        Instant submittedAt,
        Instant updatedAt) {

    OrderEvent acknowledgement() {
        return new OrderEvent.Acknowledged(id, submittedAt);
    }

    /** All that happened to the order, {@code trades} being those that Alpaca has of it. */
    List<OrderEvent> events(List<OrderEvent.Traded> trades) {
        List<OrderEvent> events = new ArrayList<>();
        if (status.equals("rejected")) {
            events.add(
                    new OrderEvent.VenueRejected(
                            ExecutionCode.VENUE_REJECTED.refusal(), updatedAt));
            return events;
        }
        events.add(acknowledgement());
        events.addAll(trades);
        switch (status) {
            case "canceled" -> events.add(new OrderEvent.Canceled(updatedAt));
            case "expired" -> events.add(new OrderEvent.Expired(updatedAt));
            default -> {
                // Filled is told by its trades; whatever else Alpaca calls it, it is not over.
            }
        }
        return events;
    }
}

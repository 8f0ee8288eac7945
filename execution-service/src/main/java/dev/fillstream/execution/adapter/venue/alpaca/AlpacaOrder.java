package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An order as Alpaca shows it, as far as it matters here.
 *
 * @param orderId its client order id
 * @param filledQty what traded of it and of those whose place it took
 * @param replaces whose place it takes, unknown where it is the first
 * @param replacedBy what took its place, unknown where nothing did
 */
record AlpacaOrder(
        OrderId orderId,
        VenueOrderId id,
        String status,
        Quantity filledQty,
        VenueOrderId replaces,
        VenueOrderId replacedBy,
        VenueReport.Terms terms,
        Instant submittedAt,
        Instant updatedAt) {

    /** What a replacing order is before the exchange has taken it in the old one's stead. */
    private static final Set<String> NOT_YET =
            Set.of("accepted", "pending_new", "accepted_for_bidding", "held");

    OrderEvent acknowledgement() {
        return new OrderEvent.Acknowledged(id, submittedAt);
    }

    /** All that happened to the order, {@code trades} being those that Alpaca has of it. */
    List<VenueReport> reports(List<OrderEvent.Traded> trades) {
        List<OrderEvent> events = new ArrayList<>();
        if (status.equals("rejected")) {
            return List.of(report(rejection()));
        }
        if (!(replaces.isKnown() && NOT_YET.contains(status))) {
            events.add(acknowledgement());
        }
        events.addAll(trades);
        switch (status) {
            case "canceled" -> events.add(new OrderEvent.Canceled(updatedAt));
            case "expired" -> events.add(new OrderEvent.Expired(updatedAt));
            default -> {
                // Filled is told by its trades; whatever else Alpaca calls it, it is not over.
            }
        }
        return events.stream().map(this::report).toList();
    }

    private OrderEvent rejection() {
        return new OrderEvent.VenueRejected(ExecutionCode.VENUE_REJECTED.refusal(), updatedAt);
    }

    private VenueReport report(OrderEvent event) {
        return new VenueReport(orderId, id, terms, event);
    }
}

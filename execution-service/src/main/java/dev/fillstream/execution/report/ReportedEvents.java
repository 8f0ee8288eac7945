package dev.fillstream.execution.report;

import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.VenueOrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what a venue says of its orders to what happened to ours. */
final class ReportedEvents {

    private ReportedEvents() {}

    /**
     * The events in {@code report}; null where its client order id is none of this order's.
     *
     * <p>Whatever happens to a replacing order shows that the venue accepted the replace.
     */
    static @Nullable List<OrderEvent> of(BookedOrder order, VenueReport report) {
        if (report.clientOrderId().equals(order.orderId())) {
            return List.of(report.event());
        }
        ClOrdId request = request(order, report.clientOrderId());
        if (request == null) {
            return null;
        }
        VenueOrderId id = report.venueOrderId();
        Instant at = report.event().transactTime();
        return switch (report.event()) {
            case OrderEvent.Acknowledged _ -> List.of(new OrderEvent.Replaced(request, id, at));
            case OrderEvent.VenueRejected(var refusal, _) ->
                    List.of(new OrderEvent.RequestRejected(request, refusal, at));
            case OrderEvent.RequestRejected refused -> List.of(refused);
            case OrderEvent event -> List.of(new OrderEvent.Replaced(request, id, at), event);
        };
    }

    /** The request that the venue knows by this client order id. */
    private static @Nullable ClOrdId request(BookedOrder order, OrderId clientOrderId) {
        for (ClOrdId request : order.past().requests()) {
            if (order.requestId(request).equals(clientOrderId)) {
                return request;
            }
        }
        return null;
    }
}

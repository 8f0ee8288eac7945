package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.VenueOrderId;

/**
 * An order of ours at its venue, for whoever asks about it there.
 *
 * @param order as first asked for
 * @param clientOrderId what we call it there: the orderId, or the requestId of the replace that
 *     made it
 * @param venueOrderId what the venue calls it, unknown where it has not said
 */
public record OrderAtVenue(NewOrderSingle order, OrderId clientOrderId, VenueOrderId venueOrderId) {

    /** The order as it is now, under the name that its last accepted replace gave it. */
    public static OrderAtVenue of(BookedOrder order) {
        return new OrderAtVenue(
                order.order().terms(), order.clientOrderId(), order.order().venueOrderId());
    }

    /** The order under the name that it came with. */
    public static OrderAtVenue first(BookedOrder order) {
        return of(order).named(order.orderId());
    }

    /** The same order under the name of another of its requests. */
    OrderAtVenue named(OrderId other) {
        return new OrderAtVenue(order, other, venueOrderId);
    }
}

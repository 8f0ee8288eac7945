package dev.fillstream.execution.routing;

import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.VenueOrderId;

/**
 * A replace request on its way to the venue.
 *
 * @param target the order to be replaced
 * @param requestId the client order id of what takes its place
 * @param wanted the terms from then on; orderQty includes what has traded
 */
public record Replacement(OrderAtVenue target, OrderId requestId, LiveTerms wanted) {

    /** The order to be replaced, as the venue calls it. */
    public VenueOrderId venueOrderId() {
        return target.venueOrderId();
    }
}

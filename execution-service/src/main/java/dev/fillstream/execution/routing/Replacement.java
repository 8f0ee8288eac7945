package dev.fillstream.execution.routing;

import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.VenueOrderId;

/**
 * A replace request on its way to the venue.
 *
 * @param order as first asked for
 * @param venueOrderId the order to be replaced, as the venue knows it
 * @param requestId the client order id of what takes its place
 * @param wanted the terms from then on; orderQty includes what has traded
 */
public record Replacement(
        NewOrderSingle order, VenueOrderId venueOrderId, OrderId requestId, LiveTerms wanted) {}

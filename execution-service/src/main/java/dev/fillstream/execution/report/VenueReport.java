package dev.fillstream.execution.report;

import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.VenueOrderId;

/**
 * What a venue says happened to one of our orders there. Where a venue makes a new order of a
 * replaced one, each has a client order id of its own: the first one's is the orderId, a later
 * one's is derived from the replace request's clOrdId.
 *
 * @param clientOrderId what we called the order at the venue
 * @param venueOrderId what the venue calls it
 */
public record VenueReport(OrderId clientOrderId, VenueOrderId venueOrderId, OrderEvent event) {}

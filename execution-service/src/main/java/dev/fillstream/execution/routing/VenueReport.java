package dev.fillstream.execution.routing;

import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;

/** What a venue says happened to one of our orders, in our words. */
public record VenueReport(OrderId orderId, OrderEvent event) {}

package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.Origin;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;

/**
 * A request to take back what is left of an order, as risk let it through.
 *
 * @param clOrdId the name of the request itself
 * @param origClOrdId the name of the order, as the client gave it
 */
public record CancelRequest(
        OrderId orderId, Account account, ClOrdId clOrdId, String origClOrdId, Origin origin) {}

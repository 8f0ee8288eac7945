package dev.fillstream.execution.report;

import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.CxlRejResponseTo;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;

/**
 * A refused request about an order that the book does not have. It is recorded and reported under
 * an id of its own, so that the order, should it ever come, starts with its own first report.
 *
 * @param origClOrdId the order as the client named it, empty where it did not
 */
public record RefusedRequest(
        Account account,
        ClOrdId clOrdId,
        String origClOrdId,
        CxlRejResponseTo responseTo,
        Refusal refusal,
        Origin origin,
        Instant bookedAt) {

    /** Stands in for the orderId of the order that there is none of. */
    public OrderId requestId() {
        return OrderId.derive(account, clOrdId);
    }
}

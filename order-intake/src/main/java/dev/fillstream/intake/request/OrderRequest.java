package dev.fillstream.intake.request;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;

/** A request about orders that are there already. Like an order it has one identity everywhere. */
public sealed interface OrderRequest
        permits OrderCancelRequest, OrderCancelReplaceRequest, OrderMassCancelRequest {

    /** ClOrdID (11): the client's name for the request. */
    ClOrdId clOrdId();

    Account account();

    /** TransactTime (60): when the client made it. */
    Instant transactTime();

    /** The same request sent twice has the same id. */
    default OrderId requestId() {
        return OrderId.derive(account(), clOrdId());
    }
}

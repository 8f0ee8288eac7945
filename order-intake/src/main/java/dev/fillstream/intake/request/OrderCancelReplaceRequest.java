package dev.fillstream.intake.request;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;

/**
 * FIX G: a request to change quantity or prices of an order.
 *
 * @param origClOrdId what the order is called at present
 * @param wanted at least one change
 */
public record OrderCancelReplaceRequest(
        OrderId orderId,
        ClOrdId clOrdId,
        ClOrdId origClOrdId,
        Account account,
        Changes wanted,
        Instant transactTime)
        implements OrderRequest {}

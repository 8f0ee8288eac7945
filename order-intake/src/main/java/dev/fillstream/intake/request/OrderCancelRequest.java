package dev.fillstream.intake.request;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;

/**
 * FIX F: a request to take back what is left of an order.
 *
 * @param origClOrdId what the order is called at present
 */
public record OrderCancelRequest(
        OrderId orderId,
        ClOrdId clOrdId,
        ClOrdId origClOrdId,
        Account account,
        Instant transactTime)
        implements OrderRequest {}

package dev.fillstream.intake;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import java.time.Instant;

/** Valid orders for tests. */
public final class Orders {

    public static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");

    private Orders() {}

    /** Buys 100 ACME at 12.34 for acct-1. */
    public static NewOrderSingle limitOrder(String clOrdId) {
        return limitOrder(clOrdId, "100");
    }

    public static NewOrderSingle limitOrder(String clOrdId, String orderQty) {
        return limitOrder("acct-1", clOrdId, orderQty);
    }

    public static NewOrderSingle limitOrder(String accountText, String clOrdId, String orderQty) {
        Account account = new Account(accountText);
        ClOrdId id = new ClOrdId(clOrdId);
        return new NewOrderSingle(
                OrderId.derive(account, id),
                id,
                account,
                new Symbol("ACME"),
                Side.BUY,
                new OrdType.Limit(Price.of("12.34")),
                Quantity.of(orderQty),
                TimeInForce.DAY,
                T0,
                "",
                false);
    }

    public static OrderView pendingNew(NewOrderSingle order) {
        return OrderView.pendingNew(order.orderId(), OrderTerms.of(order), T0);
    }
}

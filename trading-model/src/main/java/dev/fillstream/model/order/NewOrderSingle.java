package dev.fillstream.model.order;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import java.time.Instant;

/**
 * FIX D: a request to enter an order. Whoever holds one holds a well-formed one; whether it may
 * trade is for risk to say.
 *
 * @param orderId derived from account and clOrdId, checked here
 * @param orderQty greater than zero
 * @param transactTime when the client made it
 * @param strategy TargetStrategy (847), empty where there is none, at most 64 characters
 */
public record NewOrderSingle(
        OrderId orderId,
        ClOrdId clOrdId,
        Account account,
        Symbol symbol,
        Side side,
        OrdType ordType,
        Quantity orderQty,
        TimeInForce timeInForce,
        Instant transactTime,
        String strategy,
        boolean reduceOnly) {

    private static final int MAX_STRATEGY_LENGTH = 64;

    public NewOrderSingle {
        if (!orderId.equals(OrderId.derive(account, clOrdId))) {
            throw new InvalidValue(
                    "orderId",
                    InvalidValue.Code.FIELD_NOT_ALLOWED,
                    "must be left out or be the one that account and clOrdId derive");
        }
        if (orderQty.isZero()) {
            throw new InvalidValue(
                    "orderQty", InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be greater than zero");
        }
        if (strategy.length() > MAX_STRATEGY_LENGTH || !isPrintable(strategy)) {
            throw new InvalidValue(
                    "strategy",
                    InvalidValue.Code.FIELD_MALFORMED,
                    "must be at most 64 printable ASCII characters");
        }
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}

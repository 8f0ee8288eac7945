package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.ClOrdId;

/**
 * What an order came with and no replace changes, and the name that it goes by now.
 *
 * @param clOrdId the name that it came with
 * @param liveClOrdId the name that the last acknowledged replace gave it
 */
public record OrderTerms(
        ClOrdId clOrdId,
        ClOrdId liveClOrdId,
        TimeInForce timeInForce,
        String strategy,
        boolean reduceOnly) {

    public static OrderTerms of(NewOrderSingle order) {
        return new OrderTerms(
                order.clOrdId(),
                order.clOrdId(),
                order.timeInForce(),
                order.strategy(),
                order.reduceOnly());
    }

    OrderTerms named(ClOrdId name) {
        return new OrderTerms(clOrdId, name, timeInForce, strategy, reduceOnly);
    }
}

package dev.fillstream.intake.terms;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks for, in the words of the REST contract. Text rather than values of the model,
 * because orders from upstream may hold nonsense that risk refuses, and the client shall see what
 * was refused. Two orders with equal terms have the same content.
 */
public record OrderTerms(
        String clOrdId,
        String account,
        String symbol,
        String side,
        String ordType,
        String orderQty,
        @Nullable String price,
        @Nullable String stopPx,
        String timeInForce,
        @Nullable Instant expireTime,
        String strategy,
        boolean reduceOnly) {

    /** The terms of a well-formed order; amounts without trailing zeros. */
    public static OrderTerms of(NewOrderSingle order) {
        return new OrderTerms(
                order.clOrdId().value(),
                order.account().value(),
                order.symbol().value(),
                Words.word(order.side()),
                Words.word(order.ordType()),
                order.orderQty().toString(),
                order.ordType().limitPrice().map(Price::toString).orElse(null),
                order.ordType().stopPrice().map(Price::toString).orElse(null),
                Words.word(order.timeInForce()),
                order.timeInForce() instanceof TimeInForce.GoodTillDate(var time) ? time : null,
                order.strategy(),
                order.reduceOnly());
    }

    /** The same with what a replace may change; null where the order has no such price. */
    public OrderTerms with(
            String newClOrdId,
            String newOrderQty,
            @Nullable String newPrice,
            @Nullable String newStopPx) {
        return new OrderTerms(
                newClOrdId,
                account,
                symbol,
                side,
                ordType,
                newOrderQty,
                newPrice,
                newStopPx,
                timeInForce,
                expireTime,
                strategy,
                reduceOnly);
    }
}

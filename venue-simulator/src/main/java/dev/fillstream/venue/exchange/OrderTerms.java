package dev.fillstream.venue.exchange;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;

/** What a client wants to trade, as it was accepted. */
public record OrderTerms(
        ClientOrderId clientOrderId,
        Symbol symbol,
        Side side,
        OrdType ordType,
        TimeInForce timeInForce,
        Quantity orderQty,
        Channel channel) {

    /** An order that came over HTTP. */
    public OrderTerms(
            ClientOrderId clientOrderId,
            Symbol symbol,
            Side side,
            OrdType ordType,
            TimeInForce timeInForce,
            Quantity orderQty) {
        this(clientOrderId, symbol, side, ordType, timeInForce, orderQty, Channel.HTTP);
    }
}

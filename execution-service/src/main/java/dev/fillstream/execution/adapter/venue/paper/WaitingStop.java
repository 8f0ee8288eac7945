package dev.fillstream.execution.adapter.venue.paper;

import dev.fillstream.execution.adapter.venue.paper.PaperPrices.Quote;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import java.util.Optional;

/** A stop order that waits for the market. */
record WaitingStop(NewOrderSingle order, Price stopPx) {

    /** Empty for an order that waits for nothing. */
    static Optional<WaitingStop> of(NewOrderSingle order) {
        return order.ordType().stopPrice().map(stopPx -> new WaitingStop(order, stopPx));
    }

    OrderId orderId() {
        return order.orderId();
    }

    /** Whether the market is where the order sets off: at the price that it would meet. */
    boolean isReached(Quote quote) {
        return order.side().isBuy()
                ? quote.ask().compareTo(stopPx) >= 0
                : quote.bid().compareTo(stopPx) <= 0;
    }
}

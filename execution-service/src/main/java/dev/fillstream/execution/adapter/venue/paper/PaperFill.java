package dev.fillstream.execution.adapter.venue.paper;

import dev.fillstream.execution.adapter.venue.paper.PaperPrices.Quote;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.VenueOrderId;
import java.time.Instant;
import java.util.Optional;

/** What the paper venue says of an order, with ids that are the same for the same order. */
final class PaperFill {

    private PaperFill() {}

    static VenueOrderId venueOrderId(NewOrderSingle order) {
        return new VenueOrderId("paper-" + order.orderId());
    }

    static OrderEvent acknowledged(NewOrderSingle order, Instant at) {
        return new OrderEvent.Acknowledged(venueOrderId(order), at);
    }

    static OrderEvent triggered(NewOrderSingle order, Instant at) {
        return new OrderEvent.Triggered(new ExecId(order.orderId() + ".0"), at);
    }

    static OrderEvent traded(NewOrderSingle order, Price price, Instant at) {
        return new OrderEvent.Traded(
                new ExecId(order.orderId() + ".1"), order.orderQty(), price, at);
    }

    /** What it trades at; empty for an order without a limit where there is no quote. */
    static Optional<Price> price(NewOrderSingle order, Optional<Quote> quote) {
        boolean isBuy = order.side().isBuy();
        Optional<Price> touch = quote.map(isBuy ? Quote::ask : Quote::bid);
        Optional<Price> limit = order.ordType().limitPrice();
        return limit.isEmpty()
                ? touch
                : touch.filter(at -> reaches(limit.get(), at, isBuy)).or(() -> limit);
    }

    private static boolean reaches(Price limit, Price touch, boolean isBuy) {
        return isBuy ? touch.compareTo(limit) <= 0 : touch.compareTo(limit) >= 0;
    }
}

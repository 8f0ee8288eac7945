package dev.fillstream.execution.adapter.venue.paper;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ReferencePrice;
import org.junit.jupiter.api.Test;

class PaperVenueTest {

    private final PaperPrices prices = new PaperPrices();
    private final PaperVenue venue = new PaperVenue(prices, () -> NOON);

    @Test
    void aLimitWithoutQuoteFillsAtItsLimit() {
        assertThat(priceOf(anOrder().buy().limit("12.34").of(100))).isEqualTo("12.34");
    }

    @Test
    void aLimitThatReachesTheQuoteFillsAtTheQuote() {
        quote("12.30", "12.32");
        assertThat(priceOf(anOrder().buy().limit("12.34").of(100))).isEqualTo("12.32");
        assertThat(priceOf(anOrder().sell().limit("12.30").of(100))).isEqualTo("12.3");
    }

    @Test
    void aMarketOrderFillsAtTheQuoteAndIsRefusedWithoutOne() {
        NewOrderSingle order = anOrder().buy().market().of(100);
        assertThat(submit(order)).isInstanceOf(SubmitOutcome.Refused.class);
        quote("12.30", "12.32");
        assertThat(priceOf(order)).isEqualTo("12.32");
        quote("0", "12.32");
        assertThat(submit(order)).isInstanceOf(SubmitOutcome.Refused.class);
    }

    @Test
    void theSameOrderFillsUnderTheSameExecId() {
        NewOrderSingle order = anOrder().buy().limit("12.34").of(100);
        assertThat(trade(order).execId()).isEqualTo(trade(order).execId());
    }

    @Test
    void stopsAreRefused() {
        assertThat(submit(anOrder().buy().stop("13").of(100)))
                .isInstanceOf(SubmitOutcome.Refused.class);
    }

    private String priceOf(NewOrderSingle order) {
        return trade(order).lastPx().toString();
    }

    private OrderEvent.Traded trade(NewOrderSingle order) {
        var accepted = (SubmitOutcome.Accepted) submit(order);
        return (OrderEvent.Traded) accepted.events().getLast();
    }

    private SubmitOutcome submit(NewOrderSingle order) {
        return venue.submit(order).await().indefinitely();
    }

    private void quote(String bid, String ask) {
        prices.update(
                ReferencePrice.newBuilder()
                        .setSymbol("ACME")
                        .setBidPx(bid)
                        .setAskPx(ask)
                        .setPriceTime(Timestamps.of(NOON))
                        .build()
                        .toByteArray());
    }
}

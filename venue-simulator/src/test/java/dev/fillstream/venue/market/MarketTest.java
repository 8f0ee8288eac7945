package dev.fillstream.venue.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.book.BookCommand;
import dev.fillstream.venue.book.BookEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTest {

    private static final Listing ACME =
            new Listing(new Symbol("ACME"), Price.of("12.34"), Price.of("0.01"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42})
    void staysWithinTwoPercentAndComesBack(long seed) {
        Market market = new Market(ACME, seed);
        int below = 0;
        int above = 0;
        for (int i = 0; i < 5_000; i++) {
            market.move();
            TopOfBook top = market.top();
            assertThat(top.bid()).isLessThan(top.ask());
            assertThat(top.bid()).isGreaterThanOrEqualTo(Price.of("12.0932"));
            assertThat(top.ask()).isLessThanOrEqualTo(Price.of("12.5868"));
            below += top.ask().compareTo(ACME.openingPrice()) <= 0 ? 1 : 0;
            above += top.bid().compareTo(ACME.openingPrice()) >= 0 ? 1 : 0;
        }
        assertThat(below).isGreaterThan(500);
        assertThat(above).isGreaterThan(500);
    }

    @Test
    void fillsEveryMarketOrderHoweverManyCome() {
        Market market = new Market(ACME, 7);
        market.move();
        for (int i = 0; i < 500; i++) {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            assertThat(filled(market, side, 10_000)).isEqualTo(Quantity.of(10_000));
        }
    }

    @Test
    void doesTheSameForTheSameSeed() {
        assertThat(trace(5)).isEqualTo(trace(5)).isNotEqualTo(trace(6));
    }

    @Test
    void movesQuotesIntoOrdersThatRest() {
        Market market = new Market(ACME, 1);
        market.move();
        Price price = market.top().bid();
        var id = market.nextBookOrderId();
        List<BookEvent> events =
                new ArrayList<>(
                        market.handle(
                                new BookCommand.Enter(
                                        id,
                                        Side.BUY,
                                        new OrdType.Limit(price),
                                        TimeInForce.GTC,
                                        Quantity.of(100))));
        for (int i = 0; i < 2_000; i++) {
            events.addAll(market.move());
        }
        assertThat(events)
                .anyMatch(
                        e ->
                                e instanceof BookEvent.Traded(var resting, _, _, _)
                                        && resting.equals(id));
    }

    private static Quantity filled(Market market, Side side, long quantity) {
        var id = market.nextBookOrderId();
        Quantity filled = Quantity.ZERO;
        var order =
                new BookCommand.Enter(
                        id, side, new OrdType.Market(), TimeInForce.DAY, Quantity.of(quantity));
        for (BookEvent event : market.handle(order)) {
            if (event instanceof BookEvent.Traded(_, var incoming, _, var traded)
                    && incoming.equals(id)) {
                filled = filled.plus(traded);
            }
        }
        return filled;
    }

    private static List<TopOfBook> trace(long seed) {
        Market market = new Market(ACME, seed);
        List<TopOfBook> tops = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            market.move();
            filled(market, Side.BUY, 3_000);
            tops.add(market.top());
        }
        return tops;
    }
}

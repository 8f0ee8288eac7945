package dev.fillstream.venue.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.market.Listing;
import dev.fillstream.venue.market.TopOfBook;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopOrdersTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Symbol ACME = new Symbol("ACME");

    private final Ledger ledger = new Ledger(100, Clock.fixed(NOON, ZoneOffset.UTC));
    private final Exchange exchange =
            new Exchange(List.of(new Listing(ACME, Price.of("10"), Price.of("0.01"))), 1, ledger);

    @BeforeEach
    void open() {
        exchange.open();
    }

    @Test
    void aBuyStopTradesOnceTheBestAskHasRisenToIt() {
        Price stopPx = moved(top().ask(), 3);
        VenueOrder stop = booked(submit("c-1", Side.BUY, new OrdType.Stop(stopPx))).order();
        assertThat(ledger.find(stop.id()).orElseThrow().isWaiting()).isTrue();

        List<Update> updates = moveUntilTold();

        assertThat(top().ask()).isGreaterThanOrEqualTo(stopPx);
        assertThat(updates.getFirst().booking()).isInstanceOf(Booking.Triggered.class);
        assertThat(updates.getLast().order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(updates.getLast().order().averagePrice()).isGreaterThanOrEqualTo(stopPx.value());
    }

    @Test
    void aSellStopTradesOnceTheBestBidHasFallenToIt() {
        Price stopPx = moved(top().bid(), -3);
        booked(submit("c-1", Side.SELL, new OrdType.Stop(stopPx)));

        List<Update> updates = moveUntilTold();

        assertThat(top().bid()).isLessThanOrEqualTo(stopPx);
        assertThat(updates.getFirst().booking()).isInstanceOf(Booking.Triggered.class);
        assertThat(updates.getLast().order().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void aStopThatTheMarketHasReachedIsSetOffAtOnce() {
        List<Update> updates =
                booked(submit("c-1", Side.BUY, new OrdType.Stop(top().ask()))).updates();

        assertThat(updates)
                .extracting(update -> update.booking().getClass().getSimpleName())
                .startsWith("Accepted", "Triggered", "Traded");
    }

    @Test
    void aStopLimitRestsAtItsLimitOnceItIsSetOff() {
        Price limit = moved(top().ask(), -30);
        VenueOrder order =
                booked(submit("c-1", Side.BUY, new OrdType.StopLimit(limit, top().ask()))).order();

        VenueOrder resting = ledger.find(order.id()).orElseThrow();
        assertThat(resting.triggered()).isTrue();
        assertThat(resting.isWaiting()).isFalse();
        assertThat(resting.status()).isEqualTo(OrderStatus.NEW);
        assertThat(booked(exchange.cancel(order.id())).updates())
                .singleElement()
                .extracting(update -> update.order().status())
                .isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void aWaitingStopCanBeMovedAndCanceled() {
        VenueOrder first =
                booked(submit("c-1", Side.BUY, new OrdType.Stop(moved(top().ask(), 50)))).order();
        Outcome.Booked moved =
                booked(exchange.replace(first.id(), stopPrice("c-2", moved(top().ask(), 60))));
        assertThat(moved.order().terms().ordType())
                .isEqualTo(new OrdType.Stop(moved(top().ask(), 60)));

        booked(exchange.cancel(moved.order().id()));

        assertThat(ledger.openOrders()).isEmpty();
        assertThat(exchange.replace(first.id(), stopPrice("c-3", Price.of("11"))))
                .isEqualTo(new Outcome.Refused(Refusal.ORDER_NOT_OPEN));
    }

    @Test
    void aStopThatIsMovedToTheMarketIsSetOff() {
        VenueOrder first =
                booked(submit("c-1", Side.BUY, new OrdType.Stop(moved(top().ask(), 50)))).order();
        Outcome.Booked moved = booked(exchange.replace(first.id(), stopPrice("c-2", top().ask())));
        assertThat(ledger.find(moved.order().id()).orElseThrow().status())
                .isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void aStopThatWasSetOffHasNoStopPriceToMove() {
        VenueOrder order =
                booked(
                                submit(
                                        "c-1",
                                        Side.BUY,
                                        new OrdType.StopLimit(
                                                moved(top().ask(), -30), top().ask())))
                        .order();
        assertThat(exchange.replace(order.id(), stopPrice("c-2", top().ask())))
                .isEqualTo(new Outcome.Refused(Refusal.REPLACEMENT_IMPOSSIBLE));
    }

    @Test
    void refusesAStopOffTheTickAndOneThatMayNotWait() {
        assertThat(submit("c-1", Side.BUY, new OrdType.Stop(Price.of("10.005"))))
                .isEqualTo(new Outcome.Refused(Refusal.PRICE_OFF_TICK));
        assertThat(
                        exchange.submit(
                                terms(
                                        "c-1",
                                        Side.BUY,
                                        new OrdType.Stop(Price.of("11")),
                                        TimeInForce.IOC)))
                .isEqualTo(new Outcome.Refused(Refusal.STOP_MUST_WAIT));
    }

    @Test
    void expiresWhatIsGoodTillADateAtThatDate() {
        TimeInForce till = new TimeInForce.GoodTillDate(NOON.plusSeconds(60));
        booked(exchange.submit(terms("c-1", Side.BUY, new OrdType.Stop(Price.of("11")), till)));
        booked(exchange.submit(terms("c-2", Side.BUY, new OrdType.Limit(Price.of("9")), till)));

        assertThat(exchange.expire(NOON.plusSeconds(60).minusMillis(1))).isEmpty();
        assertThat(exchange.expire(NOON.plus(Duration.ofMinutes(1))))
                .extracting(update -> update.order().status())
                .containsExactly(OrderStatus.EXPIRED, OrderStatus.EXPIRED);
        assertThat(ledger.openOrders()).isEmpty();
    }

    /** The market walks about until something happens to a client's order. */
    private List<Update> moveUntilTold() {
        List<Update> updates = new ArrayList<>();
        for (int step = 0; updates.isEmpty() && step < 10_000; step++) {
            updates.addAll(exchange.moveMarkets());
        }
        assertThat(updates).isNotEmpty();
        return updates;
    }

    private TopOfBook top() {
        return exchange.tops().getFirst();
    }

    private static Price moved(Price price, int ticks) {
        return new Price(price.value().add(BigDecimal.valueOf(ticks, 2)));
    }

    private Outcome submit(String id, Side side, OrdType ordType) {
        return exchange.submit(terms(id, side, ordType, TimeInForce.GTC));
    }

    private static OrderTerms terms(
            String id, Side side, OrdType ordType, TimeInForce timeInForce) {
        return new OrderTerms(
                new ClientOrderId(id), ACME, side, ordType, timeInForce, Quantity.of(100));
    }

    private static Changes stopPrice(String id, Price stopPrice) {
        return new Changes(
                new ClientOrderId(id),
                Optional.empty(),
                Optional.empty(),
                Optional.of(stopPrice),
                Optional.empty());
    }

    private static Outcome.Booked booked(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Booked.class);
        return (Outcome.Booked) outcome;
    }
}

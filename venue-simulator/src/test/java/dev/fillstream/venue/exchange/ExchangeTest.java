package dev.fillstream.venue.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.market.Listing;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Symbol ACME = new Symbol("ACME");

    private final Ledger ledger = new Ledger(3, Clock.fixed(NOON, ZoneOffset.UTC));
    private final Exchange exchange =
            new Exchange(List.of(new Listing(ACME, Price.of("10"), Price.of("0.01"))), 1, ledger);

    @BeforeEach
    void open() {
        assertThat(exchange.open()).isEmpty();
    }

    @Test
    void noTwoBookingsHaveTheSameTime() {
        List<Update> updates = booked(submit("c-1", "11", 10_000, TimeInForce.DAY)).updates();

        assertThat(updates).extracting(u -> u.booking().time()).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void expiresDayOrdersWhenTheirDayIsOver() {
        booked(submit("day", "9", 10, TimeInForce.DAY));
        booked(submit("gtc", "9", 10, TimeInForce.GTC));

        assertThat(exchange.expire(NOON.plus(Duration.ofHours(11)))).isEmpty();
        List<Update> updates = exchange.expire(NOON.plus(Duration.ofHours(12)));

        assertThat(updates)
                .singleElement()
                .satisfies(
                        update -> {
                            assertThat(update.booking()).isInstanceOf(Booking.Expired.class);
                            assertThat(update.order().terms().clientOrderId().value())
                                    .isEqualTo("day");
                        });
        assertThat(ledger.openOrders()).hasSize(1);
    }

    @Test
    void fillOrKillIsAcceptedAndCanceled() {
        List<Update> updates = booked(submit("c-1", "9", 10, TimeInForce.FOK)).updates();

        assertThat(updates)
                .extracting(u -> u.order().status())
                .containsExactly(OrderStatus.NEW, OrderStatus.CANCELED);
    }

    @Test
    void aReplacementKeepsWhatWasFilled() {
        VenueOrder order = partlyFilled();
        VenueOrder partly = ledger.find(order.id()).orElseThrow();
        assertThat(partly.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);

        Quantity smaller = partly.filledQty().plus(Quantity.of(1));
        Outcome outcome = exchange.replace(order.id(), changes("c-2", smaller, "9"));

        VenueOrder successor = booked(outcome).order();
        assertThat(successor.filledQty()).isEqualTo(partly.filledQty());
        assertThat(successor.leavesQty()).isEqualTo(Quantity.of(1));
        assertThat(successor.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    }

    @Test
    void aReplacementCannotTakeBackFills() {
        VenueOrder order = partlyFilled();
        Quantity filled = ledger.find(order.id()).orElseThrow().filledQty();

        assertThat(exchange.replace(order.id(), changes("c-2", filled, "9")))
                .isEqualTo(new Outcome.Refused(Refusal.REPLACEMENT_IMPOSSIBLE));
        assertThat(ledger.isKnown(new ClientOrderId("c-2"))).isFalse();
    }

    @Test
    void averagesAreExact() {
        VenueOrder order = booked(submit("c-1", "11", 10_000, TimeInForce.DAY)).order();
        VenueOrder filled = ledger.find(order.id()).orElseThrow();

        BigDecimal notional =
                ledger.fillsAfter(Instant.MIN, 100).stream()
                        .map(f -> f.trade().price().times(f.trade().quantity()).value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(filled.filledNotional()).isEqualByComparingTo(notional);
    }

    @Test
    void forgetsOldClosedOrdersButNotTheirIds() {
        VenueOrder first = booked(submit("c-0", "11", 1, TimeInForce.DAY)).order();
        for (int i = 1; i <= 3; i++) {
            booked(submit("c-" + i, "11", 1, TimeInForce.DAY));
        }

        assertThat(ledger.find(first.id())).isEmpty();
        assertThat(ledger.hasForgotten()).isTrue();
        assertThat(submit("c-0", "11", 1, TimeInForce.DAY))
                .isEqualTo(new Outcome.Refused(Refusal.CLIENT_ORDER_ID_IN_USE));
    }

    @Test
    void knowsIdsOfAnyFormAndNumber() {
        KnownIds known = new KnownIds();
        for (int i = 0; i < 5_000; i++) {
            assertThat(known.add(new ClientOrderId("c-" + i))).isTrue();
            assertThat(known.add(new ClientOrderId(new UUID(i, 0).toString()))).isTrue();
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(known.add(new ClientOrderId("c-" + i))).isFalse();
            assertThat(known.contains(new ClientOrderId(new UUID(i, 0).toString()))).isTrue();
            assertThat(known.contains(new ClientOrderId("d-" + i))).isFalse();
        }
        assertThat(known.size()).isEqualTo(10_000);
    }

    /** Rests between the market maker's quotes, where another client meets a part of it. */
    private VenueOrder partlyFilled() {
        BigDecimal bid = exchange.tops().getFirst().bid().value();
        Price between = new Price(bid.add(new BigDecimal("0.01")));
        VenueOrder order = booked(submit("c-1", between.toString(), 100, TimeInForce.GTC)).order();
        booked(exchange.submit(terms("c-9", Side.SELL, between.toString(), 30, TimeInForce.IOC)));
        return order;
    }

    private Outcome submit(String id, String price, long quantity, TimeInForce timeInForce) {
        return exchange.submit(terms(id, Side.BUY, price, quantity, timeInForce));
    }

    private static OrderTerms terms(
            String id, Side side, String price, long quantity, TimeInForce timeInForce) {
        return new OrderTerms(
                new ClientOrderId(id),
                ACME,
                side,
                new OrdType.Limit(Price.of(price)),
                timeInForce,
                Quantity.of(quantity));
    }

    private static Changes changes(String id, Quantity orderQty, String price) {
        return new Changes(
                new ClientOrderId(id),
                Optional.of(orderQty),
                Optional.of(Price.of(price)),
                Optional.empty(),
                Optional.empty());
    }

    private static Outcome.Booked booked(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Booked.class);
        return (Outcome.Booked) outcome;
    }
}

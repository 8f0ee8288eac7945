package dev.fillstream.execution.routing;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.execution.report.Past;
import dev.fillstream.execution.routing.TradingStates.Halt;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.Order;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EgressGuardTest {

    private static final Instant EXPIRY = NOON.plusSeconds(5);
    private static final long SECOND = 1_000_000_000L;

    private final TradingStates states = new TradingStates();
    private final VenueGate gate =
            new VenueGate(
                    new GoneVenue(),
                    new Breaker(16, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                    3);
    private final VenueSwitch venueSwitch = gate.venueSwitch();
    private final EgressGuard guard = new EgressGuard(states, _ -> gate, new SimpleMeterRegistry());

    @Test
    void letsAnOrderThroughOnce() {
        BookedOrder order = booked("c-1");
        assertThat(guard.refusal(order, NOON, 0)).isEmpty();
        assertThat(code(order, NOON)).isEqualTo("EGRESS_QUANTITY");
    }

    @Test
    void letsAnOrderThroughAgainOnceTheVenueProvedNotToHaveIt() {
        BookedOrder order = booked("c-1");
        assertThat(guard.refusal(order, NOON, 0)).isEmpty();
        guard.absent(order.orderId());
        assertThat(guard.refusal(order, NOON, 0)).isEmpty();
    }

    @Test
    void holdsBackWhatIsTooOld() {
        assertThat(guard.refusal(booked("c-1"), EXPIRY, 0)).isEmpty();
        assertThat(code(booked("c-2"), EXPIRY.plusNanos(1))).isEqualTo("APPROVAL_EXPIRED");
    }

    @Test
    void holdsBackWhatIsHaltedInAnyOfItsScopes() {
        BookedOrder order = booked("c-1");
        NewOrderSingle terms = order.order().terms();
        for (String scope :
                new String[] {"firm", "account:" + terms.account(), "symbol:" + terms.symbol()}) {
            states.halt(new Halt(scope, 1));
            assertThat(code(order, NOON)).isEqualTo("TRADING_HALTED");
            states.release(scope);
        }
        states.halt(new Halt("account:other", 1));
        states.halt(new Halt("symbol:OTHER", 1));
        assertThat(guard.refusal(order, NOON, 0)).isEmpty();
    }

    @Test
    void holdsBackWhatIsHaltedWithItsDesk() {
        BookedOrder order = booked("c-1");
        String account = order.order().terms().account().value();
        states.halt(new Halt("desk:rates", 1));
        assertThat(guard.forbidden(order.order().terms(), order.origin(), NOON)).isEmpty();
        states.belongs(account, "rates");
        assertThat(code(order, NOON)).isEqualTo("TRADING_HALTED");
        states.belongs(account, "credit");
        assertThat(guard.refusal(order, NOON, 0)).isEmpty();
    }

    @Test
    void pausesTheVenueWhenMessagesComeTooFast() {
        for (int i = 0; i < 3; i++) {
            guard.count(gate, i);
        }
        assertThat(venueSwitch.isPaused()).isFalse();
        guard.count(gate, SECOND);
        assertThat(venueSwitch.isPaused()).isFalse();
        for (int i = 0; i < 3; i++) {
            guard.count(gate, SECOND + 1 + i);
        }
        assertThat(venueSwitch.isPaused()).isTrue();
    }

    @Test
    void aPauseHoldsUntilSomebodyResumes() {
        venueSwitch.pause("for a test");
        var opened = venueSwitch.opened().subscribeAsCompletionStage();
        assertThat(opened.isDone()).isFalse();
        assertThat(venueSwitch.reason()).contains("for a test");
        venueSwitch.resume();
        assertThat(opened.isDone()).isTrue();
        assertThat(venueSwitch.reason()).isEmpty();
    }

    private String code(BookedOrder order, Instant now) {
        return guard.refusal(order, now, 0).orElseThrow().code();
    }

    private static BookedOrder booked(String clOrdId) {
        NewOrderSingle terms = anOrder().clOrdId(clOrdId).limit("12.34").of(100);
        Origin origin = new Origin(NOON, Optional.of(EXPIRY), null, "risk-approved", 0, 0);
        return new BookedOrder(Order.received(terms), origin, "test", Past.NONE, 0);
    }
}

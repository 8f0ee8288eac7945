package dev.fillstream.execution.report;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.Order;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.VenueOrderId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastTest {

    private static final OrderEvent TRIGGERED = new OrderEvent.Triggered(new ExecId("e-1"), NOON);

    @Test
    void remembersWhatIsNoTrade() {
        Past past = Past.NONE.and(TRIGGERED, List.of());
        assertThat(past.hasSeen(new ExecId("e-1"))).isTrue();
        assertThat(past.trade(new ExecId("e-1"))).isNull();
        assertThat(past.hasSeen(new ExecId("e-2"))).isFalse();
    }

    @Test
    void aTriggerThatIsToldTwiceIsReportedOnce() {
        Booking booking = new Booking();
        BookedOrder order =
                new BookedOrder(
                        Order.received(anOrder().stop("12.34").of(100)),
                        new Origin(NOON, Optional.empty(), null, "risk-approved", 0, 0),
                        "test",
                        Past.NONE,
                        0);
        assertThat(
                        booking.apply(
                                order,
                                List.of(
                                        new OrderEvent.RoutedToVenue(NOON),
                                        new OrderEvent.Acknowledged(new VenueOrderId("v"), NOON),
                                        TRIGGERED)))
                .isTrue();
        int told = booking.told().size();
        assertThat(booking.apply(booking.orders().getFirst(), List.of(TRIGGERED))).isFalse();
        assertThat(booking.told()).hasSize(told);
    }
}

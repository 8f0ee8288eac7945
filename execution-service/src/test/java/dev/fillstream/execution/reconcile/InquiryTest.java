package dev.fillstream.execution.reconcile;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.execution.report.Past;
import dev.fillstream.model.order.Order;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InquiryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Inquiry INQUIRY =
            new Inquiry(
                    new BookedOrder(
                            Order.received(anOrder().limit("12.34").of(100)),
                            new Origin(NOON, Optional.empty(), null, "risk-approved", 0, 0),
                            "test",
                            Past.NONE,
                            0),
                    NOON,
                    Duration.ofMillis(250),
                    0);

    @Test
    void b19AbsenceNeedsProofsEnough() {
        Inquiry twice = INQUIRY.absent().absent();
        assertThat(twice.provesAbsence(3, PATIENCE, NOON.plusSeconds(60))).isFalse();
        assertThat(twice.absent().provesAbsence(3, PATIENCE, NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void b19AbsenceNeedsTimeEnough() {
        Inquiry often = INQUIRY.absent().absent().absent();
        assertThat(often.provesAbsence(3, PATIENCE, NOON.plusMillis(1_999))).isFalse();
        assertThat(often.provesAbsence(3, PATIENCE, NOON.plusMillis(2_000))).isTrue();
    }

    @Test
    void pausesDoubleUpToABound() {
        Duration bound = Duration.ofMillis(600);
        assertThat(INQUIRY.later(bound).pause()).isEqualTo(Duration.ofMillis(500));
        assertThat(INQUIRY.later(bound).later(bound).pause()).isEqualTo(bound);
    }
}

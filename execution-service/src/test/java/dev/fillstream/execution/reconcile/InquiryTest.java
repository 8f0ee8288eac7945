package dev.fillstream.execution.reconcile;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InquiryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Inquiry INQUIRY =
            new Inquiry(
                    anOrder().limit("12.34").of(100).orderId(), NOON, Duration.ofMillis(250), 0);

    @Test
    void absenceNeedsProofsEnough() {
        Inquiry twice = INQUIRY.absent().absent();
        assertThat(twice.provesAbsence(3, PATIENCE, NOON.plusSeconds(60))).isFalse();
        assertThat(twice.absent().provesAbsence(3, PATIENCE, NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void absenceNeedsTimeEnough() {
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

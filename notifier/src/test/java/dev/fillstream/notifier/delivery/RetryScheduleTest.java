package dev.fillstream.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(
                    List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(100)), 10);

    @Test
    void waitsLongerAfterEachAttemptAndThenGivesUp() {
        assertThat(SCHEDULE.after(1, null, NOW, 500_000)).contains(NOW.plusSeconds(5));
        assertThat(SCHEDULE.after(2, null, NOW, 500_000)).contains(NOW.plusSeconds(100));
        assertThat(SCHEDULE.after(3, null, NOW, 500_000)).isEmpty();
    }

    @Test
    void spreadsByTheJitterBothWays() {
        assertThat(SCHEDULE.after(2, null, NOW, 0)).contains(NOW.plusSeconds(90));
        assertThat(SCHEDULE.after(2, null, NOW, 999_999).orElseThrow())
                .isBetween(NOW.plusMillis(109_999), NOW.plusSeconds(110));
    }

    @Test
    void honoursRetryAfterWithinTwiceTheWait() {
        assertThat(SCHEDULE.after(2, Duration.ofSeconds(150), NOW, 0))
                .contains(NOW.plusSeconds(150));
        assertThat(SCHEDULE.after(2, Duration.ofDays(3_650), NOW, 0))
                .contains(NOW.plusSeconds(200));
        assertThat(SCHEDULE.after(2, Duration.ofSeconds(1), NOW, 0)).contains(NOW.plusSeconds(90));
    }

    @Test
    void refusesAnEmptySchedule() {
        assertThatThrownBy(() -> new RetrySchedule(List.of(), 10))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.fillstream.risk.limit;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TradingHoursTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @Test
    void rollsTheDayInTheEveningBefore() {
        TradingHours hours = hours(LocalTime.of(17, 0));
        assertThat(hours.dayAt(Instant.parse("2026-11-24T22:59:59Z"))).isEqualTo("2026-11-24");
        assertThat(hours.dayAt(Instant.parse("2026-11-24T23:00:00Z"))).isEqualTo("2026-11-25");
        assertThat(hours.dayAt(Instant.parse("2026-07-24T21:59:59Z"))).isEqualTo("2026-07-24");
        assertThat(hours.dayAt(Instant.parse("2026-07-24T22:00:00Z"))).isEqualTo("2026-07-25");
    }

    @Test
    void rollsTheDayAtMidnightOfItsZone() {
        TradingHours hours = hours(LocalTime.MIDNIGHT);
        assertThat(hours.dayAt(Instant.parse("2026-11-25T05:59:59Z"))).isEqualTo("2026-11-24");
        assertThat(hours.dayAt(Instant.parse("2026-11-25T06:00:00Z"))).isEqualTo("2026-11-25");
        assertThat(hours.calendar()).isEqualTo("America/Chicago@00:00");
    }

    @Test
    void knowsSessionsAndHolidays() {
        TradingHours hours = hours(LocalTime.MIDNIGHT);
        assertThat(hours.isOpenAt(Instant.parse("2026-11-23T14:29:59Z"))).isFalse();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-23T14:30:00Z"))).isTrue();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-23T21:00:00Z"))).isFalse();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-24T15:00:00Z"))).isFalse();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-25T15:00:00Z"))).isFalse();
        assertThat(hours.isOpenAt(Instant.parse("2026-12-01T15:00:00Z"))).isTrue();
    }

    @Test
    void neverClosesWhereItHasNoHours() {
        assertThat(TradingHours.ALWAYS.isOpenAt(Instant.parse("2026-12-25T23:59:59Z"))).isTrue();
        assertThat(TradingHours.ALWAYS.dayAt(Instant.parse("2026-12-25T23:59:59Z")))
                .isEqualTo("2026-12-25");
    }

    private static TradingHours hours(LocalTime dayRoll) {
        return new TradingHours(
                CHICAGO,
                dayRoll,
                List.of(new TradingHours.Session(Set.of(MONDAY, TUESDAY), 8 * 60 + 30, 15 * 60)),
                Set.of(LocalDate.parse("2026-11-24")));
    }
}

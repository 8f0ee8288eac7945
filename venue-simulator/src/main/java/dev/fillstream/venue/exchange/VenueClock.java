package dev.fillstream.venue.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Time in whole microseconds that always goes forward, so that bookings can be told apart by it.
 */
final class VenueClock {

    private final Clock clock;
    private Instant last = Instant.EPOCH;

    VenueClock(Clock clock) {
        this.clock = clock;
    }

    Instant next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    /** Never goes back behind what was booked before. */
    void notBefore(Instant time) {
        if (time.isAfter(last)) {
            last = time;
        }
    }
}

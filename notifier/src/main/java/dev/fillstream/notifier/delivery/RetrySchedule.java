package dev.fillstream.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the next attempt comes. The first entry of the schedule is the wait before the first
 * attempt, the second the wait after it, and so on; after the last one there is no other.
 *
 * @param jitterPercent each wait is changed by up to that much, up or down
 */
public record RetrySchedule(List<Duration> waits, int jitterPercent) {

    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("a retry schedule has waits, none of them negative");
        }
        if (jitterPercent < 0 || jitterPercent > 50) {
            throw new IllegalArgumentException("jitter is 0 to 50 percent");
        }
    }

    /**
     * The time of the attempt after number {@code attempt} failed, or empty at the end.
     *
     * @param retryAfter what the receiver asked for; counts between one and two times our own wait,
     *     so that nobody is hurried and nobody can hold us off for ever
     * @param random from 0 to 999,999
     */
    public Optional<Instant> after(
            int attempt, @Nullable Duration retryAfter, Instant now, int random) {
        if (attempt >= waits.size()) {
            return Optional.empty();
        }
        long millis = waits.get(attempt).toMillis();
        long spread = millis * jitterPercent / 100;
        long wait = millis - spread + 2 * spread * random / 1_000_000;
        if (retryAfter != null) {
            wait = Math.max(wait, Math.min(retryAfter.toMillis(), 2 * millis));
        }
        return Optional.of(now.plusMillis(wait));
    }
}

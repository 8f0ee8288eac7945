package dev.fillstream.intake.rate;

import java.time.Duration;

/**
 * So many in each window of whole seconds.
 *
 * @param name as it stands in the RateLimit headers
 */
public record Quota(String name, int count, Duration window) {

    public Quota {
        if (count < 1 || window.toSeconds() < 1 || window.toNanos() < count) {
            throw new IllegalArgumentException("a quota of " + count + " in " + window);
        }
    }

    /** After this time one more is to be had. */
    long nanosPerOne() {
        return window.toNanos() / count;
    }
}

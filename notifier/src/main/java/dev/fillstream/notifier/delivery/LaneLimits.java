package dev.fillstream.notifier.delivery;

import java.time.Duration;

/**
 * How much of one endpoint may be held in memory, and for how long.
 *
 * @param window attempts in flight at once
 * @param queue deliveries that wait for the window
 * @param patience after this a delivery that is neither made nor written down is written down
 * @param lease how long a row whose attempt is in flight is left alone
 */
public record LaneLimits(int window, int queue, Duration patience, Duration lease) {

    public LaneLimits {
        if (window < 1 || queue < 0 || !lease.isPositive() || patience.isNegative()) {
            throw new IllegalArgumentException("a lane needs a window and a lease");
        }
    }
}

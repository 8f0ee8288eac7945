package dev.fillstream.notifier.lane;

import java.time.Duration;

/**
 * How much of one endpoint may be held in memory, and for how long.
 *
 * @param window attempts in flight at once
 * @param queue deliveries that wait for the window
 * @param parkedOrders orders with rows that are known one by one; of more than that only their
 *     number is known
 * @param patience after this a delivery that is neither made nor written down is written down
 * @param lease how long a row whose attempt is in flight is left alone
 */
public record LaneLimits(
        int window,
        int queue,
        int parkedOrders,
        Duration patience,
        Duration lease,
        Breaking breaking) {

    /**
     * When an endpoint is left in peace.
     *
     * @param failures so many in a row
     * @param firstPause before the first probe; doubles with each that fails
     * @param longestPause and is never longer than this
     */
    public record Breaking(int failures, Duration firstPause, Duration longestPause) {

        public Breaking {
            if (failures < 1 || !firstPause.isPositive()) {
                throw new IllegalArgumentException("a breaker needs failures and a pause");
            }
            if (longestPause.compareTo(firstPause) < 0) {
                throw new IllegalArgumentException("the longest pause is not below the first");
            }
        }
    }

    public LaneLimits {
        if (window < 1 || queue < 0 || !lease.isPositive() || patience.isNegative()) {
            throw new IllegalArgumentException("a lane needs a window and a lease");
        }
        if (parkedOrders < 0) {
            throw new IllegalArgumentException("a lane knows none or some of its parked orders");
        }
    }
}

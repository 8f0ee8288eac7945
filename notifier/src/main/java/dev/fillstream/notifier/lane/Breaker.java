package dev.fillstream.notifier.lane;

import java.time.Duration;
import java.time.Instant;

/**
 * Stops attempts at an endpoint that answers nothing but failures, and lets one through now and
 * then to see whether it is back.
 *
 * <pre>
 *   closed ──failures in a row, or told to pause──► open ──pause over──► one probe
 *     ▲                                              ▲                      │
 *     └───────────────── 2xx ────────────────────────┴── failed: twice the pause
 * </pre>
 */
final class Breaker {

    private final LaneLimits.Breaking limits;
    private int failuresInARow;
    private boolean open;
    private boolean probing;
    private Duration pause;
    private Instant probeAt = Instant.MIN;

    Breaker(LaneLimits.Breaking limits) {
        this.limits = limits;
        this.pause = limits.firstPause();
    }

    boolean isOpen() {
        return open;
    }

    /** Takes the one attempt that an open breaker allows after each pause. */
    boolean tryProbe(Instant now) {
        if (now.isBefore(probeAt)) {
            return false;
        }
        probeAt = now.plus(pause);
        probing = true;
        return true;
    }

    void succeeded() {
        failuresInARow = 0;
        open = false;
        probing = false;
        pause = limits.firstPause();
    }

    /** While open only a probe's failure counts: what was in flight before says nothing new. */
    void failed(Instant now) {
        failuresInARow++;
        if (probing) {
            probing = false;
            open(now, shorter(pause.multipliedBy(2), limits.longestPause()));
        } else if (!open && failuresInARow >= limits.failures()) {
            open(now, pause);
        }
    }

    /** The receiver asks for quiet; it gets as much of it as the limits allow. */
    void pauseFor(Duration wanted, Instant now) {
        Duration least = longer(wanted, limits.firstPause());
        open(now, shorter(least, limits.longestPause()));
    }

    private void open(Instant now, Duration wanted) {
        boolean late = open && probeAt.isAfter(now.plus(wanted));
        open = true;
        pause = wanted;
        probeAt = late ? probeAt : now.plus(wanted);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}

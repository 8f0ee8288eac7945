package dev.fillstream.notifier.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token bucket that holds one second's worth, counted in whole thousandths of a delivery. */
final class RateLimit {

    static final RateLimit NONE = new RateLimit(0);
    private static final long ONE = 1_000;

    private final int perSecond;
    private long thousandths;
    private @Nullable Instant filledAt;

    private RateLimit(int perSecond) {
        this.perSecond = perSecond;
        this.thousandths = perSecond * ONE;
    }

    /** Itself where nothing changed, so that a new look at the same limit fills no bucket. */
    RateLimit changedTo(@Nullable Integer limit) {
        int wanted = limit == null ? 0 : limit;
        return wanted == perSecond ? this : wanted == 0 ? NONE : new RateLimit(wanted);
    }

    int available(Instant now) {
        if (perSecond == 0) {
            return Integer.MAX_VALUE;
        }
        if (filledAt != null) {
            long millis = Math.clamp(now.toEpochMilli() - filledAt.toEpochMilli(), 0, 1_000);
            thousandths = Math.min(thousandths + millis * perSecond, perSecond * ONE);
        }
        filledAt = now;
        return (int) Math.max(0, thousandths / ONE);
    }

    boolean tryTake(Instant now) {
        if (available(now) == 0) {
            return false;
        }
        take(now);
        return true;
    }

    void take(Instant now) {
        if (perSecond != 0) {
            filledAt = filledAt == null ? now : filledAt;
            thousandths -= ONE;
        }
    }
}

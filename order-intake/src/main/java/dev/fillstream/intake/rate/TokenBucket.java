package dev.fillstream.intake.rate;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one caller has left of a {@link Quota}. It fills steadily; a full one can be used up at
 * once. Kept as a single number, the time at which it will be full again, so that taking needs no
 * lock.
 */
public final class TokenBucket {

    /**
     * What came of taking.
     *
     * @param left how many more could be taken now
     * @param retryIn nanoseconds until what was refused can be had; 0 where it was taken
     * @param fullIn nanoseconds until the bucket is full again
     */
    public record Taking(boolean taken, int left, long retryIn, long fullIn) {}

    private final Quota quota;
    private final AtomicLong fullAt;

    /**
     * @param now on the clock of all calls, in nanoseconds: the bucket begins full
     */
    public TokenBucket(Quota quota, long now) {
        this.quota = quota;
        this.fullAt = new AtomicLong(now);
    }

    public Quota quota() {
        return quota;
    }

    /** Takes {@code count}, or nothing where so many are not left. Any thread may call. */
    public Taking take(int count, long now) {
        long perOne = quota.nanosPerOne();
        long whole = perOne * quota.count();
        while (true) {
            long before = fullAt.get();
            long from = before - now > 0 ? before : now;
            long after = from + perOne * count;
            long missing = after - now - whole;
            if (missing > 0) {
                return new Taking(
                        false, (int) ((whole - (from - now)) / perOne), missing, from - now);
            }
            if (fullAt.compareAndSet(before, after)) {
                return new Taking(true, (int) (-missing / perOne), 0, after - now);
            }
        }
    }
}

package dev.fillstream.notifier.lane;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says when an endpoint may be given another attempt: its window, its rate and its breaker. One
 * thread only.
 */
public final class Admission {

    private final int window;
    private final Breaker breaker;
    private RateLimit rate = RateLimit.NONE;
    private int inFlight;
    private int reserved;
    private int borrowed;
    private boolean closed;

    Admission(LaneLimits limits) {
        window = limits.window();
        breaker = new Breaker(limits.breaking());
    }

    Breaker breaker() {
        return breaker;
    }

    /** Whether nothing straight from the log goes out now, whatever the window says. */
    boolean isShut() {
        return closed || breaker.isOpen();
    }

    boolean isClosed() {
        return closed;
    }

    void close(boolean shut) {
        closed = shut;
    }

    /** Whether the endpoint is left in peace for now. */
    public boolean isBroken() {
        return breaker.isOpen();
    }

    /** The receiver asks for that much quiet. */
    public void pauseFor(Duration wanted, Instant now) {
        breaker.pauseFor(wanted, now);
    }

    public void limitRate(@Nullable Integer perSecond) {
        rate = rate.changedTo(perSecond);
    }

    /**
     * Takes a place for a report straight from the log. While rows wait a quarter of the window is
     * theirs, so that neither starves.
     */
    boolean tryStart(boolean rowsWait, Instant now) {
        int open = rowsWait ? Math.max(1, window * 3 / 4) : window;
        if (isShut() || inFlight + reserved >= open || !rate.tryTake(now)) {
            return false;
        }
        inFlight++;
        return true;
    }

    /** Takes a place that was reserved for a row. */
    void startReserved(Instant now) {
        rate.take(now);
        inFlight++;
    }

    /**
     * Takes a place for something that is not the lane's, never more than a quarter of them; {@link
     * #giveBack} ends it.
     */
    public boolean tryBorrow(Instant now) {
        boolean free = borrowed < Math.max(1, window / 4) && inFlight + reserved < window;
        if (!free || isShut() || !rate.tryTake(now)) {
            return false;
        }
        borrowed++;
        inFlight++;
        return true;
    }

    public void giveBack() {
        borrowed--;
        inFlight--;
    }

    void finished() {
        inFlight--;
    }

    public int inFlight() {
        return inFlight;
    }

    /** Keeps places free for rows that are about to be fetched: at most half the window. */
    public int reserve(Instant now) {
        int room = closed ? 0 : breaker.isOpen() ? probe(now) : share(now);
        reserved += room;
        return room;
    }

    public void release(int room) {
        reserved -= room;
    }

    private int probe(Instant now) {
        return rate.available(now) > 0 && breaker.tryProbe(now) ? 1 : 0;
    }

    private int share(Instant now) {
        int free = window - inFlight - reserved;
        int share = Math.max(1, window / 2) - reserved;
        return Math.clamp(Math.min(free, share), 0, rate.available(now));
    }
}

package dev.fillstream.notifier.lane;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says when an endpoint may be given another attempt: its window, its rate and its breaker. What
 * comes straight from the log has little of the window at first, a place more with each 2xx, and
 * half as many after a failure: an endpoint that hangs holds few attempts. One thread only.
 */
public final class Admission {

    /** Rows to ask for at first; twice as many after each time that so many were there. */
    private static final int FIRST_ASK = 8;

    /** Attempts in flight that an endpoint may have of which nothing good is known yet. */
    private static final int FIRST_OPEN = 8;

    private final int window;
    private final Breaker breaker;
    private RateLimit rate = RateLimit.NONE;
    private int opened;
    private int inFlight;
    private int reserved;
    private int borrowed;
    private int ask = FIRST_ASK;
    private boolean closed;

    Admission(LaneLimits limits) {
        window = limits.window();
        opened = Math.min(FIRST_OPEN, window);
        breaker = new Breaker(limits.breaking());
    }

    void succeeded() {
        breaker.succeeded();
        opened = Math.min(opened + 1, window);
    }

    void failed(Instant now) {
        breaker.failed(now);
        opened = Math.max(opened / 2, Math.min(FIRST_OPEN, window));
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
        int share = rowsWait ? Math.max(1, window * 3 / 4) : window;
        if (isShut() || inFlight + reserved >= Math.min(share, opened) || !rate.tryTake(now)) {
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

    /**
     * Keeps places free for rows that are about to be fetched: at most half the window where
     * reports straight from the log wait, three quarters where none does.
     */
    int reserve(boolean othersWait, Instant now) {
        int most = Math.max(1, othersWait ? window / 2 : window * 3 / 4);
        int room = closed ? 0 : breaker.isOpen() ? probe(now) : share(most, now);
        reserved += room;
        return room;
    }

    /**
     * Takes back what {@link Lane#reserve} gave, once the rows are there.
     *
     * @param allFound whether there were as many
     */
    public void release(int room, boolean allFound) {
        reserved -= room;
        ask = allFound ? Math.min(2 * ask, window) : FIRST_ASK;
    }

    private int probe(Instant now) {
        return rate.available(now) > 0 && breaker.tryProbe(now) ? 1 : 0;
    }

    private int share(int most, Instant now) {
        int free = window - inFlight - reserved;
        return Math.clamp(Math.min(Math.min(free, most - reserved), ask), 0, rate.available(now));
    }
}

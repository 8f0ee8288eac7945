package dev.fillstream.intake.feed;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that all subscribers together may hold back; what many wait for counts once. */
public final class Room {

    private final AtomicLong left;

    public Room(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** Whether there was room for so many bytes more; it is taken then. */
    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }

    /** How many bytes may be taken yet. */
    public long left() {
        return left.get();
    }
}

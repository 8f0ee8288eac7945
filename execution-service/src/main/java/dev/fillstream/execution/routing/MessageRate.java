package dev.fillstream.execution.routing;

/** Counts messages of the running second and says when they are too many. From any thread. */
final class MessageRate {

    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private long windowStart;
    private int count;
    private boolean started;

    /**
     * @param perSecond how many are let through
     */
    MessageRate(int perSecond) {
        this.perSecond = perSecond;
    }

    int perSecond() {
        return perSecond;
    }

    /** Counts one more; true exactly once in a second that has too many. */
    synchronized boolean isExceeded(long nanoTime) {
        if (!started || nanoTime - windowStart >= SECOND) {
            started = true;
            windowStart = nanoTime;
            count = 0;
        }
        count++;
        return count == perSecond + 1;
    }
}

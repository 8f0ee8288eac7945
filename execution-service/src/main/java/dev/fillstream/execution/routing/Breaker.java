package dev.fillstream.execution.routing;

import java.time.Duration;

/**
 * Whether a venue answers at all. After so many orders in a row without a usable answer nothing is
 * sent for a while, then one at a time until one is answered. Time is an argument; one lock, held
 * for a few instructions.
 *
 * <pre>
 *  closed --so many in a row without an answer--> open --pause over--> trying one
 *    ^                                              ^-------no answer------'  |
 *    '-----------------------------answer-------------------------------------'
 * </pre>
 */
public final class Breaker {

    private final int failuresToOpen;
    private final long firstPauseNanos;
    private final long longestPauseNanos;
    private int failures;
    private long pauseNanos;
    private boolean open;
    private boolean trying;
    private long openUntil;

    public Breaker(int failuresToOpen, Duration firstPause, Duration longestPause) {
        this.failuresToOpen = failuresToOpen;
        this.firstPauseNanos = firstPause.toNanos();
        this.longestPauseNanos = longestPause.toNanos();
        this.pauseNanos = firstPauseNanos;
    }

    /** Whether an order may go now. */
    public synchronized boolean allows(long nanoTime) {
        return !open || (!trying && nanoTime - openUntil >= 0);
    }

    /** An order goes. */
    public synchronized void sent() {
        trying = open;
    }

    /** The venue said something, if only that it refuses. */
    public synchronized void answered() {
        open = false;
        trying = false;
        failures = 0;
        pauseNanos = firstPauseNanos;
    }

    /** There was no usable answer; gives how long nothing is sent now, zero where all goes on. */
    public synchronized Duration failed(long nanoTime) {
        failures++;
        if (!open && failures < failuresToOpen) {
            return Duration.ZERO;
        }
        if (open && !trying) {
            // Sent before it opened.
            return Duration.ZERO;
        }
        open = true;
        trying = false;
        Duration pause = Duration.ofNanos(pauseNanos);
        openUntil = nanoTime + pauseNanos;
        pauseNanos = Math.min(2 * pauseNanos, longestPauseNanos);
        return pause;
    }

    public synchronized boolean isOpen() {
        return open;
    }
}

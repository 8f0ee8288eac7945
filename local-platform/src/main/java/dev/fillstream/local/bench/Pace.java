package dev.fillstream.local.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * Intended send times: order {@code n} is due {@code n / rate} seconds after the start, however
 * late the sender runs. Latency counted from them does not hide a stall (no coordinated omission).
 *
 * @param startNanos {@link System#nanoTime()} of order 0
 * @param rate orders per second
 */
public record Pace(long startNanos, int rate) {

    private static final long SPIN_BELOW_NANOS = 60_000;

    /** When order {@code n} is due. */
    public long dueNanos(int n) {
        return startNanos + n * 1_000_000_000L / rate;
    }

    /** Waits until order {@code n} is due; returns at once where it is late. */
    public void await(int n) {
        long due = dueNanos(n);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > SPIN_BELOW_NANOS) {
                LockSupport.parkNanos(left - SPIN_BELOW_NANOS / 2);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}

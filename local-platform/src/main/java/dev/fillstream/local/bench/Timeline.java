package dev.fillstream.local.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each order of a run was seen at each stage, in {@link System#nanoTime()} of this process.
 * The first sighting counts. Written by many threads, without locks.
 */
public final class Timeline {

    private final AtomicLongArray[] seen;
    private final AtomicInteger[] counts;
    private final int orders;

    public Timeline(int orders) {
        this.orders = orders;
        this.seen = new AtomicLongArray[Stage.values().length];
        this.counts = new AtomicInteger[Stage.values().length];
        for (Stage stage : Stage.values()) {
            seen[stage.ordinal()] = new AtomicLongArray(orders);
            counts[stage.ordinal()] = new AtomicInteger();
        }
    }

    /** Stamps order number {@code n}; later sightings change nothing. */
    public void stamp(Stage stage, int n, long nanoTime) {
        if (n >= 0
                && n < orders
                && seen[stage.ordinal()].compareAndSet(n, 0, nanoTime == 0 ? 1 : nanoTime)) {
            counts[stage.ordinal()].incrementAndGet();
        }
    }

    /** How many different orders were seen at {@code stage}. */
    public int count(Stage stage) {
        return counts[stage.ordinal()].get();
    }

    /** When order {@code n} was seen there, or 0 where it was not. */
    public long at(Stage stage, int n) {
        return seen[stage.ordinal()].get(n);
    }

    public int orders() {
        return orders;
    }
}

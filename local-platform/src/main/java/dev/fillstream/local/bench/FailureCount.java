package dev.fillstream.local.bench;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Counts failures and keeps the words of the first. */
final class FailureCount {

    private final AtomicLong count = new AtomicLong();
    private final AtomicReference<String> first = new AtomicReference<>("");

    void add(String words) {
        count.incrementAndGet();
        first.compareAndSet("", words);
    }

    long count() {
        return count.get();
    }

    String first() {
        return first.get();
    }
}

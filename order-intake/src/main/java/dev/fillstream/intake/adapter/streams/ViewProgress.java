package dev.fillstream.intake.adapter.streams;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the view is on each partition of {@code orders} that this instance holds: every record
 * before that offset is in it.
 */
@Singleton
final class ViewProgress {

    private final ConcurrentHashMap<Integer, Long> next = new ConcurrentHashMap<>();

    /** Offsets only grow while the partition is held. */
    void reached(int partition, long nextOffset) {
        next.merge(partition, nextOffset, Math::max);
    }

    /** What was met here and not yet committed is met again by whoever gets the partition. */
    void forget(int partition) {
        next.remove(partition);
    }

    /** Whether every record before the partition's {@code end} is in. */
    boolean isAt(int partition, long end) {
        return next.getOrDefault(partition, 0L) >= end;
    }

    /** Whether that holds for all of them. */
    boolean isAt(Map<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> isAt(end.getKey(), end.getValue()));
    }
}

package dev.fillstream.intake.adapter.streams;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which partitions' orders this instance holds, out of how many there are. */
@Singleton
final class LocalPartitions {

    private final Set<Integer> open = ConcurrentHashMap.newKeySet();
    private volatile int count = Integer.MAX_VALUE;

    void count(int partitions) {
        count = partitions;
    }

    void opened(int partition) {
        open.add(partition);
    }

    void closed(int partition) {
        open.remove(partition);
    }

    /** Whether an order that is not here is nowhere. */
    boolean isComplete() {
        return open.size() >= count;
    }
}

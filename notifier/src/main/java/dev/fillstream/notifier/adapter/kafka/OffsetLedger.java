package dev.fillstream.notifier.adapter.kafka;

import dev.fillstream.notifier.delivery.SequenceMark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records are done with. Batches may end in any order; what may be committed of a partition
 * ends before the first batch that has not.
 */
final class OffsetLedger {

    /** The part of a batch that is of one partition. */
    static final class Entry {
        private final int partition;
        private final long nextOffset;
        private List<SequenceMark> marks = List.of();
        private boolean settled;

        private Entry(int partition, long nextOffset) {
            this.partition = partition;
            this.nextOffset = nextOffset;
        }

        int partition() {
            return partition;
        }
    }

    /**
     * What may be committed now.
     *
     * @param offsets the next offset to read, by partition
     * @param marks where the endpoints' sequences stood there
     */
    record Committable(Map<Integer, Long> offsets, List<SequenceMark> marks) {}

    private final Map<Integer, Deque<Entry>> open = new HashMap<>();

    /** Records up to before {@code nextOffset} were taken; later ones follow. */
    synchronized Entry took(int partition, long nextOffset) {
        Entry entry = new Entry(partition, nextOffset);
        open.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(entry);
        return entry;
    }

    /** Where the sequences stood behind that entry; told before it settles. */
    synchronized void mark(Entry entry, List<SequenceMark> marks) {
        entry.marks = marks;
    }

    synchronized void settle(Entry entry) {
        entry.settled = true;
    }

    /** Takes out what is done with. */
    synchronized Committable take() {
        Map<Integer, Long> offsets = new HashMap<>();
        List<SequenceMark> marks = new ArrayList<>();
        for (Deque<Entry> entries : open.values()) {
            for (Entry first = entries.peek();
                    first != null && first.settled;
                    first = entries.peek()) {
                entries.remove();
                offsets.put(first.partition, first.nextOffset);
                marks.addAll(first.marks);
            }
        }
        return new Committable(offsets, marks);
    }

    /** It could not be committed: it comes again with what follows. */
    synchronized void giveBack(Committable untaken) {
        untaken.offsets()
                .forEach(
                        (partition, offset) -> {
                            Entry entry = new Entry(partition, offset);
                            entry.settled = true;
                            entry.marks =
                                    untaken.marks().stream()
                                            .filter(mark -> mark.partition() == partition)
                                            .toList();
                            Deque<Entry> entries = open.get(partition);
                            if (entries != null) {
                                entries.addFirst(entry);
                            }
                        });
    }

    /** These partitions are somebody else's. */
    synchronized void forget(Set<Integer> partitions) {
        open.keySet().removeAll(partitions);
    }
}

package dev.fillstream.notifier.replay;

import dev.fillstream.notifier.delivery.SequenceMark;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where the endpoints' sequences are kept, always as of an offset that was committed. */
public interface SequenceStore {

    /**
     * @param offsets by partition, the offset before which everything is counted; a partition that
     *     was never kept is not in it
     */
    record Kept(Map<Integer, Long> offsets, List<SequenceMark> marks) {

        public Kept {
            offsets = Map.copyOf(offsets);
            marks = List.copyOf(marks);
        }
    }

    /** Both or neither. */
    Uni<Void> save(Kept kept);

    Uni<Kept> load(Collection<Integer> partitions);
}

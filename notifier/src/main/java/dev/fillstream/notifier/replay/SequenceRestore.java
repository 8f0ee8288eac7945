package dev.fillstream.notifier.replay;

import dev.fillstream.notifier.delivery.DeliveryEngine;
import dev.fillstream.notifier.delivery.Draft;
import dev.fillstream.notifier.delivery.SequenceMark;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointTable;
import dev.fillstream.notifier.replay.SequenceStore.Kept;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds where the endpoints' sequences stand when a partition becomes ours: as kept, and on from
 * there by counting the few records between what was kept and what was committed.
 */
@Singleton
public class SequenceRestore {

    private record Key(UUID endpointId, int partition) {}

    private final SequenceStore store;
    private final ReportLog log;
    private final EndpointRegistry registry;
    private final DeliveryEngine engine;

    public SequenceRestore(
            SequenceStore store, ReportLog log, EndpointRegistry registry, DeliveryEngine engine) {
        this.store = store;
        this.log = log;
        this.registry = registry;
        this.engine = engine;
    }

    /**
     * @param positions the next offset to be read, by partition
     */
    public Uni<Void> restore(Map<Integer, Long> positions) {
        return registry.refresh()
                .chain(() -> store.load(positions.keySet()))
                .call(kept -> begin(kept, positions))
                .chain(kept -> counted(kept, positions))
                .chain(engine::continueSequences);
    }

    /** A partition that was never ours or anybody's is counted from here on. */
    private Uni<Void> begin(Kept kept, Map<Integer, Long> positions) {
        Map<Integer, Long> unknown = new HashMap<>(positions);
        unknown.keySet().removeAll(kept.offsets().keySet());
        return unknown.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.save(new Kept(unknown, List.of()));
    }

    private Uni<List<SequenceMark>> counted(Kept kept, Map<Integer, Long> positions) {
        Map<Key, Long> sequences = new HashMap<>();
        for (SequenceMark mark : kept.marks()) {
            sequences.put(new Key(mark.endpointId(), mark.partition()), mark.endpointSeq());
        }
        Map<Integer, Long> from = new HashMap<>(positions);
        from.replaceAll((partition, position) -> kept.offsets().getOrDefault(partition, position));
        EndpointTable table = registry.table();
        return log.scan(
                        new Cursor(from),
                        new Cursor(positions),
                        (draft, partition) -> count(table, partition, draft, sequences))
                .map(_ -> marks(sequences));
    }

    private static void count(
            EndpointTable table, int partition, Draft draft, Map<Key, Long> sequences) {
        for (Endpoint endpoint : table.covering(draft.account())) {
            if (endpoint.wants(draft.type())) {
                sequences.merge(new Key(endpoint.id(), partition), 1L, Long::sum);
            }
        }
    }

    private static List<SequenceMark> marks(Map<Key, Long> sequences) {
        List<SequenceMark> marks = new ArrayList<>(sequences.size());
        sequences.forEach(
                (key, number) ->
                        marks.add(new SequenceMark(key.endpointId(), key.partition(), number)));
        return marks;
    }
}

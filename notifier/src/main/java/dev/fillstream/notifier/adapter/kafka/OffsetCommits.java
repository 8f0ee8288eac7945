package dev.fillstream.notifier.adapter.kafka;

import dev.fillstream.notifier.adapter.kafka.OffsetLedger.Committable;
import dev.fillstream.notifier.delivery.SequenceMark;
import dev.fillstream.notifier.replay.SequenceStore;
import dev.fillstream.notifier.replay.SequenceStore.Kept;
import dev.fillstream.schemas.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Commits twice a second what is done with, and keeps, each time after the commit, where the
 * endpoints' sequences stood there: so what is kept is never ahead of what is committed.
 */
@Singleton
public class OffsetCommits {

    private static final Logger LOG = Logger.getLogger(OffsetCommits.class);
    private static final String CHANNEL = "executions";
    private static final long EVERY_MILLIS = 500;

    private record Key(UUID endpointId, int partition) {}

    private final OffsetLedger ledger = new OffsetLedger();
    private final KafkaClientService clients;
    private final SequenceStore store;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Map<Integer, Long> unsavedOffsets = new HashMap<>();
    private final Map<Key, SequenceMark> unsavedMarks = new HashMap<>();
    private long timer;

    public OffsetCommits(KafkaClientService clients, SequenceStore store, Vertx vertx) {
        this.clients = clients;
        this.store = store;
        this.vertx = vertx;
    }

    OffsetLedger ledger() {
        return ledger;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY_MILLIS, _ -> commit());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /**
     * Commits what is done with before these partitions go; on the consumer's thread, which may
     * wait for that.
     */
    void revoked(Consumer<?, ?> consumer, Set<Integer> partitions) {
        Committable done = ledger.take();
        try {
            consumer.commitSync(offsets(done));
        } catch (KafkaException e) {
            LOG.warnf("committing before a rebalance failed, some reports come twice: %s", e);
        }
        lost(partitions);
    }

    /** They are gone already. */
    void lost(Set<Integer> partitions) {
        ledger.forget(partitions);
        synchronized (unsavedOffsets) {
            unsavedOffsets.keySet().removeAll(partitions);
            unsavedMarks.keySet().removeIf(key -> partitions.contains(key.partition()));
        }
    }

    private void commit() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        Committable done = ledger.take();
        var _ =
                committed(done)
                        .invoke(() -> remember(done))
                        .onFailure()
                        .invoke(() -> ledger.giveBack(done))
                        .chain(this::save)
                        .subscribe()
                        .with(
                                _ -> busy.set(false),
                                failure -> {
                                    busy.set(false);
                                    LOG.warnf("committing failed, trying again: %s", failure);
                                });
    }

    private Uni<Void> committed(Committable done) {
        KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(CHANNEL);
        return done.offsets().isEmpty() || consumer == null
                ? Uni.createFrom().voidItem()
                : consumer.commit(offsets(done));
    }

    private void remember(Committable done) {
        synchronized (unsavedOffsets) {
            unsavedOffsets.putAll(done.offsets());
            for (SequenceMark mark : done.marks()) {
                unsavedMarks.put(new Key(mark.endpointId(), mark.partition()), mark);
            }
        }
    }

    private Uni<Void> save() {
        Kept kept;
        synchronized (unsavedOffsets) {
            if (unsavedOffsets.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            kept = new Kept(unsavedOffsets, List.copyOf(unsavedMarks.values()));
        }
        return store.save(kept).invoke(() -> saved(kept));
    }

    private void saved(Kept kept) {
        synchronized (unsavedOffsets) {
            kept.offsets().forEach(unsavedOffsets::remove);
            for (SequenceMark mark : kept.marks()) {
                unsavedMarks.remove(new Key(mark.endpointId(), mark.partition()), mark);
            }
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Committable done) {
        return done.offsets().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry ->
                                        new TopicPartition(Topic.EXECUTIONS.name(), entry.getKey()),
                                entry -> new OffsetAndMetadata(entry.getValue())));
    }
}

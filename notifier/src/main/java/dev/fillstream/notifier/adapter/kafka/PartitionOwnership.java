package dev.fillstream.notifier.adapter.kafka;

import dev.fillstream.notifier.delivery.DeliveryEngine;
import dev.fillstream.notifier.replay.SequenceRestore;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Tells the engine which partitions are ours, and holds their records back until the engine knows
 * what is parked of them: a new report must not overtake a parked one.
 */
@ApplicationScoped
@Identifier("partition-ownership")
public class PartitionOwnership implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(PartitionOwnership.class);

    private final DeliveryEngine engine;
    private final SequenceRestore sequences;
    private final OffsetCommits commits;
    private volatile CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);

    public PartitionOwnership(
            DeliveryEngine engine, SequenceRestore sequences, OffsetCommits commits) {
        this.engine = engine;
        this.sequences = sequences;
        this.commits = commits;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<Integer, Long> positions = new HashMap<>();
        for (TopicPartition partition : partitions) {
            positions.put(partition.partition(), consumer.position(partition));
        }
        if (!positions.isEmpty()) {
            ready = ready.thenCompose(_ -> load(positions));
        }
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        commits.revoked(consumer, numbers(partitions));
        engine.revoked(numbers(partitions));
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        commits.lost(numbers(partitions));
        engine.revoked(numbers(partitions));
    }

    /** Answers when records of all assigned partitions may be handed over. */
    Uni<Void> whenReady() {
        CompletableFuture<Void> current = ready;
        return current.isDone()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().completionStage(current);
    }

    boolean isReady() {
        return ready.isDone();
    }

    private CompletableFuture<Void> load(Map<Integer, Long> positions) {
        return Uni.createFrom()
                .deferred(() -> sequences.restore(positions))
                .chain(() -> engine.assigned(positions.keySet()))
                .onFailure()
                .invoke(e -> LOG.warnf("reading what is parked failed, trying again: %s", e))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .indefinitely()
                .subscribeAsCompletionStage();
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}

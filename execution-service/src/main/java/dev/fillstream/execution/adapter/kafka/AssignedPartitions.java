package dev.fillstream.execution.adapter.kafka;

import dev.fillstream.execution.reconcile.Takeover;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Hears which partitions of {@code risk-approved} come and go. */
@ApplicationScoped
@Identifier("risk-approved-partitions")
public class AssignedPartitions implements KafkaConsumerRebalanceListener {

    private final Takeover takeover;

    @Inject
    public AssignedPartitions(Takeover takeover) {
        this.takeover = takeover;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        takeover.assigned(numbers(partitions));
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        takeover.revoked(numbers(partitions));
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        takeover.revoked(numbers(partitions));
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}

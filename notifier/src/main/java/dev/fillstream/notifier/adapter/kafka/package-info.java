/**
 * Kafka: {@link dev.fillstream.notifier.adapter.kafka.ExecutionsConsumer} takes batches of {@code
 * executions}, {@link dev.fillstream.notifier.adapter.kafka.WebhookEventMapper} makes of each
 * record the event that endpoints get, or the dead letter that it is; {@link
 * dev.fillstream.notifier.adapter.kafka.KafkaOutcomeLog} writes {@code notifications}. {@link
 * dev.fillstream.notifier.adapter.kafka.PartitionOwnership} hears which partitions are ours.
 */
@NullMarked
package dev.fillstream.notifier.adapter.kafka;

import org.jspecify.annotations.NullMarked;

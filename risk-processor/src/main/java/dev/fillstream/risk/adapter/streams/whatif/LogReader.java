package dev.fillstream.risk.adapter.streams.whatif;

import dev.fillstream.risk.adapter.streams.Replay.Played;
import dev.fillstream.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topics of a history from their beginning to where they ended when asked. */
record LogReader(String bootstrapServers) {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Topic<?>> TOPICS =
            List.of(
                    Topic.ORDERS,
                    Topic.RISK_APPROVED,
                    Topic.RISK_REJECTED,
                    Topic.EXECUTIONS,
                    Topic.RISK_LIMITS,
                    Topic.SHARED_LIMITS,
                    Topic.TRADING_STATES,
                    Topic.INSTRUMENTS,
                    Topic.PRICES);

    /** Committed records only. */
    List<Played> read() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false,
                                "default.api.timeout.ms",
                                10_000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            Map<TopicPartition, Topic<?>> partitions = new HashMap<>();
            for (Topic<?> topic : TOPICS) {
                for (PartitionInfo one : consumer.partitionsFor(topic.name())) {
                    partitions.put(new TopicPartition(topic.name(), one.partition()), topic);
                }
            }
            return readAll(consumer, partitions);
        }
    }

    /** Gives up only where nothing comes any more. */
    private static List<Played> readAll(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Topic<?>> partitions) {
        consumer.assign(partitions.keySet());
        consumer.seekToBeginning(partitions.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions.keySet());
        List<Played> records = new ArrayList<>();
        long lastCame = System.nanoTime();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            int before = records.size();
            consumer.poll(STEP)
                    .forEach(
                            one ->
                                    records.add(
                                            new Played(
                                                    Objects.requireNonNull(
                                                            partitions.get(
                                                                    new TopicPartition(
                                                                            one.topic(),
                                                                            one.partition()))),
                                                    one.partition(),
                                                    one.offset(),
                                                    one.timestamp(),
                                                    one.key(),
                                                    one.value(),
                                                    one.headers())));
            lastCame = records.size() > before ? System.nanoTime() : lastCame;
            if (System.nanoTime() - lastCame > PATIENCE.toNanos()) {
                throw new Mistake("the topics could not be read to their end");
            }
        }
        return records;
    }
}

package dev.fillstream.local.check.adapter;

import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.kafka.KafkaClients;
import dev.fillstream.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads topics from their beginning to where they ended when asked, committed records only. */
public final class TopicReader {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** All topics that the conservation check looks at. */
    public static final List<String> EVIDENCE = evidence();

    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** All records of {@code topics}; those of one partition in offset order. */
    public List<LogRecord> readAll(List<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                KafkaClients.reader(bootstrapServers, Map.of("max.poll.records", 5_000))) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<LogRecord> records = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (isBefore(consumer, ends)) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(each -> records.add(LogRecord.of(each)));
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the topics could not be read to their end");
                }
            }
            return records;
        }
    }

    private static boolean isBefore(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
        Set<String> wanted = Set.copyOf(topics);
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> wanted.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static List<String> evidence() {
        List<String> topics =
                Topic.all().stream()
                        .filter(topic -> !topic.equals(Topic.PRICES))
                        .map(Topic::name)
                        .collect(Collectors.toCollection(ArrayList::new));
        Topic.all().forEach(topic -> topics.add(topic.deadLetterName()));
        return List.copyOf(topics);
    }
}

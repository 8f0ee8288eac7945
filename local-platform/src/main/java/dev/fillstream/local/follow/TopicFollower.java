package dev.fillstream.local.follow;

import dev.fillstream.local.kafka.KafkaClients;
import dev.fillstream.local.process.StartFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads topics without a group, committing nothing: whoever takes part in the pipeline does not
 * notice. Sees what a read_committed consumer sees.
 */
public final class TopicFollower implements AutoCloseable {

    private static final int PATIENCE_MILLIS = Math.toIntExact(TimeUnit.SECONDS.toMillis(10));

    private final Consumer<byte[], byte[]> consumer;

    private TopicFollower(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** From now on. */
    public static TopicFollower fromNow(String bootstrapServers, Collection<String> topics) {
        TopicFollower follower = assigned(bootstrapServers, topics);
        follower.consumer.seekToEnd(List.of());
        follower.consumer.assignment().forEach(follower.consumer::position);
        return follower;
    }

    /** From the first record at or after {@code start} on. */
    public static TopicFollower since(
            String bootstrapServers, Collection<String> topics, Instant start) {
        TopicFollower follower = assigned(bootstrapServers, topics);
        follower.seek(start);
        return follower;
    }

    /** What has come since the last call, in the order of its time; waits a moment for more. */
    public List<SeenRecord> poll(Duration patience) {
        List<SeenRecord> seen = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            seen.add(RecordReader.read(record));
        }
        seen.sort(Comparator.comparing(SeenRecord::time));
        return seen;
    }

    /** Whether everything that the topics held at this moment has been read. */
    public boolean isAtEnd() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static TopicFollower assigned(String bootstrapServers, Collection<String> topics) {
        Consumer<byte[], byte[]> consumer =
                KafkaClients.reader(
                        bootstrapServers,
                        Map.of(
                                "auto.offset.reset",
                                "latest",
                                "default.api.timeout.ms",
                                PATIENCE_MILLIS,
                                "fetch.max.wait.ms",
                                50));
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : topics) {
                consumer.partitionsFor(topic)
                        .forEach(
                                info ->
                                        partitions.add(
                                                new TopicPartition(topic, info.partition())));
            }
            consumer.assign(partitions);
            return new TopicFollower(consumer);
        } catch (KafkaException e) {
            consumer.close();
            throw new StartFailed(
                    "Kafka at " + bootstrapServers + " does not answer: " + e.getMessage(), e);
        }
    }

    private void seek(Instant start) {
        Map<TopicPartition, Long> times = new HashMap<>();
        consumer.assignment().forEach(partition -> times.put(partition, start.toEpochMilli()));
        var found = consumer.offsetsForTimes(times);
        List<TopicPartition> nothingSince = new ArrayList<>();
        for (TopicPartition partition : consumer.assignment()) {
            var offset = found.get(partition);
            if (offset == null) {
                nothingSince.add(partition);
            } else {
                consumer.seek(partition, offset.offset());
            }
        }
        if (!nothingSince.isEmpty()) {
            consumer.seekToEnd(nothingSince);
            nothingSince.forEach(consumer::position);
        }
    }
}

package dev.fillstream.local.bench;

import dev.fillstream.local.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads one topic from its present end on, as any committed reader would, in a thread of its own.
 */
public final class TopicWatcher implements Watch {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    /**
     * @param onRecord called in the watcher's thread with each record
     */
    public TopicWatcher(
            String bootstrapServers,
            List<String> topics,
            Consumer<ConsumerRecord<byte[], byte[]>> onRecord) {
        this.consumer = KafkaClients.reader(bootstrapServers, Map.of("max.poll.records", 2_000));
        List<TopicPartition> partitions =
                topics.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().name("watch-" + topics).start(() -> read(onRecord));
    }

    private void read(Consumer<ConsumerRecord<byte[], byte[]>> onRecord) {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(500))) {
                    onRecord.accept(record);
                }
            }
        } catch (WakeupException e) {
            // close() asked for the end.
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        Threads.join(thread);
    }
}

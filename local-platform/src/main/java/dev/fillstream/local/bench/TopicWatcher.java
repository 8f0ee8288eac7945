package dev.fillstream.local.bench;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

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
        this.consumer = new KafkaConsumer<>(settings(bootstrapServers));
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

    private static Properties settings(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("max.poll.records", "2000");
        return settings;
    }

    @Override
    public void close() {
        consumer.wakeup();
        Threads.join(thread);
    }
}

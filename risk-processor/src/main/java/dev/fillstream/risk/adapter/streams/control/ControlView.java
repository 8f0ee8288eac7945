package dev.fillstream.risk.adapter.streams.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.risk.control.ControlRecords.Absent;
import dev.fillstream.risk.control.ControlRecords.Current;
import dev.fillstream.risk.control.ControlRecords.Found;
import dev.fillstream.risk.control.ControlRecords.Kind;
import dev.fillstream.risk.control.ControlRecords.NotReady;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The last control record of each key, of all partitions, kept up to date by one thread. */
final class ControlView implements Runnable {

    private static final Logger LOG = Logger.getLogger(ControlView.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private record Key(Kind kind, String key) {}

    private record Awaited(TopicPartition partition, long offset, CompletableFuture<Void> seen) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Kind> partitions = new HashMap<>();
    private final Map<Key, Found> records = new ConcurrentHashMap<>();
    private final List<Awaited> awaited = new ArrayList<>();
    private volatile boolean isCaughtUp;

    ControlView(String bootstrapServers, int partitionCount) {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        for (Kind kind : Kind.values()) {
            for (int partition = 0; partition < partitionCount; partition++) {
                partitions.put(new TopicPartition(ControlTopics.of(kind).name(), partition), kind);
            }
        }
    }

    Current find(Kind kind, String key) {
        if (!isCaughtUp) {
            return new NotReady();
        }
        Found found = records.get(new Key(kind, key));
        return found == null ? new Absent() : found;
    }

    /** Is completed once the record at that place was read. */
    CompletableFuture<Void> seen(TopicPartition partition, long offset) {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        synchronized (awaited) {
            awaited.add(new Awaited(partition, offset, seen));
        }
        return seen;
    }

    void stop() {
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.assign(partitions.keySet());
            consumer.seekToBeginning(partitions.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions.keySet());
            while (true) {
                consumer.poll(POLL).forEach(this::take);
                isCaughtUp =
                        isCaughtUp
                                || ends.entrySet().stream()
                                        .allMatch(
                                                end ->
                                                        consumer.position(end.getKey())
                                                                >= end.getValue());
                completeSeen();
            }
        } catch (WakeupException stopped) {
            isCaughtUp = false;
        } catch (RuntimeException failure) {
            // What is not up to date is not shown: every call answers that it is not ready.
            isCaughtUp = false;
            LOG.error("the control records are not read any more", failure);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Kind kind = partitions.get(new TopicPartition(record.topic(), record.partition()));
        byte @Nullable [] key = record.key();
        if (kind == null || key == null) {
            return;
        }
        Key name = new Key(kind, new String(key, UTF_8));
        byte @Nullable [] value = record.value();
        if (value == null) {
            records.remove(name);
        } else {
            records.put(name, new Found(ControlTopics.version(kind, value), value));
        }
    }

    private void completeSeen() {
        List<Awaited> done = new ArrayList<>();
        synchronized (awaited) {
            awaited.removeIf(
                    one -> consumer.position(one.partition()) > one.offset() && done.add(one));
        }
        done.forEach(one -> one.seen().complete(null));
    }
}

package dev.fillstream.notifier.adapter.kafka;

import dev.fillstream.notifier.delivery.Draft;
import dev.fillstream.notifier.lane.WebhookEvent;
import dev.fillstream.notifier.replay.Cursor;
import dev.fillstream.notifier.replay.ReportLog.Slice;
import dev.fillstream.schemas.WireFormat.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One look into the log: a consumer without a group. Blocks; one thread only. */
final class LogReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_RECORDS = 50_000;
    private static final int MOST_EMPTY_POLLS = 25;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    LogReader(Object servers, String topic) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "notifier-log-reader");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        consumer = new KafkaConsumer<>(settings, bytes, bytes);
        partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
    }

    Cursor beginning() {
        return cursor(consumer.beginningOffsets(partitions));
    }

    Cursor end() {
        return cursor(consumer.endOffsets(partitions));
    }

    Cursor at(Instant time) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> found =
                consumer.offsetsForTimes(
                        partitions.stream()
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(), _ -> time.toEpochMilli())));
        ends.replaceAll(
                (partition, end) -> {
                    OffsetAndTimestamp first = found.get(partition);
                    return first == null ? end : first.offset();
                });
        return cursor(ends);
    }

    /** From one place to before another; stops early after many records or enough of them. */
    Slice read(Cursor from, Cursor until, Predicate<Draft> wanted, int limit) {
        Map<Integer, Long> next = start(from, until);
        List<WebhookEvent> events = new ArrayList<>();
        int scanned = 0;
        int empty = 0;
        while (events.size() < limit && scanned < MOST_RECORDS && empty < MOST_EMPTY_POLLS) {
            if (new Cursor(next).hasReached(until)) {
                break;
            }
            var records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (events.size() < limit && isBefore(record, until)) {
                    look(record, wanted, events);
                    next.put(record.partition(), record.offset() + 1);
                    scanned++;
                }
            }
            empty = records.isEmpty() ? empty + 1 : 0;
            if (events.size() < limit) {
                skipWhatIsNoRecord(next, until);
            }
        }
        return new Slice(events, new Cursor(next));
    }

    /** Shows everything from one place to before another, however long that takes. */
    void scan(Cursor from, Cursor until, ObjIntConsumer<Draft> seen) {
        Cursor next = from;
        while (!next.hasReached(until)) {
            next = scanSome(next, until, seen);
        }
    }

    private Cursor scanSome(Cursor from, Cursor until, ObjIntConsumer<Draft> seen) {
        Map<Integer, Long> next = start(from, until);
        int scanned = 0;
        while (scanned < MOST_RECORDS && !new Cursor(next).hasReached(until)) {
            var records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (isBefore(record, until)
                        && WebhookEventMapper.read(record) instanceof Readable(Draft draft)) {
                    seen.accept(draft, record.partition());
                }
                scanned++;
            }
            skipWhatIsNoRecord(next, until);
        }
        return new Cursor(next);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Map<Integer, Long> start(Cursor from, Cursor until) {
        Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions);
        Map<Integer, Long> next = new HashMap<>();
        List<TopicPartition> open = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            long end = until.offsets().getOrDefault(partition.partition(), 0L);
            long wanted = from.offsets().getOrDefault(partition.partition(), 0L);
            long start = Math.max(wanted, oldest.getOrDefault(partition, 0L));
            next.put(partition.partition(), start);
            if (start < end) {
                open.add(partition);
            }
        }
        consumer.assign(open);
        open.forEach(
                partition ->
                        consumer.seek(partition, next.getOrDefault(partition.partition(), 0L)));
        return next;
    }

    /** Transaction markers take offsets too: the consumer's own position knows of them. */
    private void skipWhatIsNoRecord(Map<Integer, Long> next, Cursor until) {
        for (TopicPartition partition : consumer.assignment()) {
            long position = consumer.position(partition);
            long end = until.offsets().getOrDefault(partition.partition(), 0L);
            next.merge(partition.partition(), Math.min(position, end), Math::max);
        }
    }

    private static boolean isBefore(ConsumerRecord<byte[], byte[]> record, Cursor until) {
        return record.offset() < until.offsets().getOrDefault(record.partition(), 0L);
    }

    private static void look(
            ConsumerRecord<byte[], byte[]> record,
            Predicate<Draft> wanted,
            List<WebhookEvent> events) {
        if (WebhookEventMapper.read(record) instanceof Readable(Draft draft)
                && wanted.test(draft)) {
            events.add(draft.event().get());
        }
    }

    private static Cursor cursor(Map<TopicPartition, Long> offsets) {
        return new Cursor(
                offsets.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> entry.getKey().partition(), Map.Entry::getValue)));
    }
}

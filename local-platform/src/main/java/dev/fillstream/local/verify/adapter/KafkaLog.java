package dev.fillstream.local.verify.adapter;

import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.adapter.TopicReader;
import dev.fillstream.local.kafka.KafkaClients;
import dev.fillstream.local.verify.Log;
import dev.fillstream.schemas.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The log as it stands on the brokers: committed records, up to where it ended when asked. */
public final class KafkaLog implements Log {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A partition that has so many records ahead waits for the others. */
    private static final int MOST_AHEAD = 2_000;

    private final String bootstrapServers;
    private final Map<Topic<?>, Set<Integer>> partitions = new HashMap<>();

    public KafkaLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public Set<Integer> partitions(Topic<?> topic) {
        return partitions.computeIfAbsent(topic, this::asked);
    }

    private Set<Integer> asked(Topic<?> topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.partitionsFor(topic.name()).stream()
                    .map(one -> one.partition())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public List<LogRecord> control() {
        return new TopicReader(bootstrapServers)
                .readAll(CONTROL.stream().map(Topic::name).toList());
    }

    @Override
    public Optional<LogRecord> find(LogRecord.Position position) {
        TopicPartition place = new TopicPartition(position.topic(), position.partition());
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(place));
            consumer.seek(place, position.offset());
            return consumer.poll(PATIENCE).records(place).stream()
                    .filter(record -> record.offset() == position.offset())
                    .map(LogRecord::of)
                    .findFirst();
        }
    }

    @Override
    public Reading read(int partition) {
        List<TopicPartition> places =
                Stream.concat(
                                Stream.of(
                                                Topic.ORDERS,
                                                Topic.EXECUTIONS,
                                                Topic.RISK_APPROVED,
                                                Topic.RISK_REJECTED)
                                        .filter(topic -> partitions(topic).contains(partition))
                                        .map(topic -> new TopicPartition(topic.name(), partition)),
                                partitions(Topic.PRICES).stream()
                                        .map(one -> new TopicPartition(Topic.PRICES.name(), one)))
                        .toList();
        return new Pass(consumer(), places);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return KafkaClients.reader(
                bootstrapServers,
                Map.of(
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        MOST_AHEAD,
                        "fetch.max.bytes",
                        16 << 20));
    }

    /** One consumer for all; who is far ahead in one topic waits for the others. */
    private static final class Pass implements Reading {

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Map<TopicPartition, Ahead> places = new HashMap<>();

        Pass(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> places) {
            this.consumer = consumer;
            consumer.assign(places);
            consumer.seekToBeginning(places);
            consumer.endOffsets(places)
                    .forEach((place, end) -> this.places.put(place, new Ahead(place, end)));
        }

        @Override
        public Cursor cursor(Topic<?> topic, int partition) {
            TopicPartition place = new TopicPartition(topic.name(), partition);
            return places.getOrDefault(place, new Ahead(place, 0));
        }

        private void poll() {
            List<TopicPartition> full = new ArrayList<>();
            List<TopicPartition> others = new ArrayList<>();
            places.forEach(
                    (place, ahead) ->
                            (ahead.records.size() < MOST_AHEAD ? others : full).add(place));
            consumer.pause(full);
            consumer.resume(others);
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(100));
            places.forEach((place, ahead) -> polled.records(place).forEach(ahead::add));
        }

        @Override
        public void close() {
            consumer.close();
        }

        /** What was read of a partition and is not taken yet. */
        private final class Ahead implements Cursor {

            private final TopicPartition place;
            private final long end;
            private final Deque<LogRecord> records = new ArrayDeque<>();

            Ahead(TopicPartition place, long end) {
                this.place = place;
                this.end = end;
            }

            void add(ConsumerRecord<byte[], byte[]> record) {
                if (record.offset() < end) {
                    records.add(LogRecord.of(record));
                }
            }

            @Override
            public Optional<LogRecord> peek() {
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (records.isEmpty() && end > 0 && consumer.position(place) < end) {
                    if (System.nanoTime() > deadline) {
                        throw new IllegalStateException(place + " could not be read to its end");
                    }
                    poll();
                }
                return Optional.ofNullable(records.peek());
            }

            @Override
            public void take() {
                records.poll();
            }
        }
    }
}

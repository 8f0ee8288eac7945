package dev.fillstream.risk.adapter.streams.replay;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One task without Kafka: its stores, where the record of the moment came from, what it sent on.
 *
 * @param <K> keys that it sends on
 * @param <V> values that it sends on
 */
public final class ReplayContext<K extends @Nullable Object, V extends @Nullable Object>
        implements ProcessorContext<K, V> {

    /** A record that the processor sent on, and to which sink. */
    public record Sent<K extends @Nullable Object, V extends @Nullable Object>(
            String sink, Record<? extends K, ? extends V> record) {}

    private record Place(String topic, int partition, long offset) implements RecordMetadata {}

    private final int partition;
    private final Map<String, StateStore> stores = new HashMap<>();
    private final List<Sent<K, V>> sent = new ArrayList<>();
    private Optional<RecordMetadata> metadata = Optional.empty();
    private long streamTime;

    public ReplayContext(int partition, List<StateStore> stores) {
        this.partition = partition;
        stores.forEach(store -> this.stores.put(store.name(), store));
    }

    /** Says what comes next, and forgets what was sent before it. */
    public void next(String topic, long offset, long time) {
        metadata = Optional.of(new Place(topic, partition, offset));
        streamTime = Math.max(streamTime, time);
        sent.clear();
    }

    /** What the record of the moment led to. */
    public List<Sent<K, V>> sent() {
        return List.copyOf(sent);
    }

    @Override
    public <A extends K, B extends V> void forward(Record<A, B> record, String childName) {
        sent.add(new Sent<>(childName, record));
    }

    @Override
    public <A extends K, B extends V> void forward(Record<A, B> record) {
        throw notHere();
    }

    @Override
    @SuppressWarnings("unchecked") // As in Kafka Streams, whoever asks knows the type.
    public <S extends StateStore> S getStateStore(String name) {
        StateStore store = stores.get(name);
        if (store == null) {
            throw new IllegalStateException("there is no store " + name);
        }
        return (S) store;
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return metadata;
    }

    @Override
    public long currentStreamTimeMs() {
        return streamTime;
    }

    @Override
    public TaskId taskId() {
        return new TaskId(0, partition);
    }

    @Override
    public String applicationId() {
        return "replay";
    }

    @Override
    public Map<String, Object> appConfigs() {
        return Map.of();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        return Map.of();
    }

    @Override
    public long currentSystemTimeMs() {
        throw notHere();
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        throw notHere();
    }

    @Override
    public Cancellable schedule(
            Instant start, Duration interval, PunctuationType type, Punctuator callback) {
        throw notHere();
    }

    @Override
    public void commit() {
        throw notHere();
    }

    @Override
    public Serde<?> keySerde() {
        throw notHere();
    }

    @Override
    public Serde<?> valueSerde() {
        throw notHere();
    }

    @Override
    public File stateDir() {
        throw notHere();
    }

    @Override
    public StreamsMetrics metrics() {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("a replay has stores and records only");
    }
}

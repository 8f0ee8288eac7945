package dev.fillstream.risk.adapter.streams.replay;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** A window store that is a map, for single keys only; it forgets nothing. */
public final class MapWindowStore implements WindowStore<String, byte[]> {

    private record Key(String key, long windowStart) {}

    private final String name;
    private final Map<Key, byte[]> map = new HashMap<>();

    public MapWindowStore(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void put(String key, byte @Nullable [] value, long windowStart) {
        if (value == null) {
            map.remove(new Key(key, windowStart));
        } else {
            map.put(new Key(key, windowStart), value);
        }
    }

    @Override
    public byte @Nullable [] fetch(String key, long windowStart) {
        return map.get(new Key(key, windowStart));
    }

    @Override
    public WindowStoreIterator<byte[]> fetch(String key, long from, long to) {
        throw noRanges();
    }

    @Override
    public WindowStoreIterator<byte[]> fetch(String key, Instant from, Instant to) {
        throw noRanges();
    }

    @Override
    public KeyValueIterator<Windowed<String>, byte[]> fetch(
            @Nullable String first, @Nullable String last, long from, long to) {
        throw noRanges();
    }

    @Override
    public KeyValueIterator<Windowed<String>, byte[]> fetch(
            @Nullable String first, @Nullable String last, Instant from, Instant to) {
        throw noRanges();
    }

    @Override
    public KeyValueIterator<Windowed<String>, byte[]> all() {
        throw noRanges();
    }

    @Override
    public KeyValueIterator<Windowed<String>, byte[]> fetchAll(long from, long to) {
        throw noRanges();
    }

    @Override
    public KeyValueIterator<Windowed<String>, byte[]> fetchAll(Instant from, Instant to) {
        throw noRanges();
    }

    private static UnsupportedOperationException noRanges() {
        return new UnsupportedOperationException("the processor looks up single keys only");
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}

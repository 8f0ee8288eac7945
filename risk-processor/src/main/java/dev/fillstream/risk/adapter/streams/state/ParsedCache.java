package dev.fillstream.risk.adapter.streams.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Spares parsing what an on-heap store holds. The store stays the truth: a parsed value counts only
 * as long as the store answers the very bytes that it was parsed from, so nothing has to be
 * invalidated.
 *
 * @param <T> what the bytes mean
 */
final class ParsedCache<T> {

    private static final int MOST = 10_000;

    private record Parsed<T>(byte[] bytes, T value) {}

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final Function<byte[], T> parser;
    private final T absent;
    private final Map<String, Parsed<T>> entries =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Parsed<T>> eldest) {
                    return size() > MOST;
                }
            };

    ParsedCache(ReadOnlyKeyValueStore<String, byte[]> store, Function<byte[], T> parser, T absent) {
        this.store = store;
        this.parser = parser;
        this.absent = absent;
    }

    @SuppressWarnings("ReferenceEquality") // The very same array is the point: see above.
    private static boolean isSame(byte[] parsed, byte[] stored) {
        return parsed == stored;
    }

    /** What the store holds under {@code key}, or {@code absent}. */
    T get(String key) {
        byte @Nullable [] bytes = store.get(key);
        if (bytes == null) {
            return absent;
        }
        Parsed<T> entry = entries.get(key);
        if (entry != null && isSame(entry.bytes(), bytes)) {
            return entry.value();
        }
        T value = parser.apply(bytes);
        remember(key, bytes, value);
        return value;
    }

    /** To be called with what is put into the store. */
    void remember(String key, byte[] bytes, T value) {
        entries.put(key, new Parsed<>(bytes, value));
    }
}

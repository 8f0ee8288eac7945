package dev.fillstream.risk.adapter.streams.state;

import java.time.Duration;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * A window store used as a map that forgets: a value stands at the start of the half retention in
 * which it was written, so that looking one up is two or three point reads, not a range.
 */
final class TimeBuckets {

    private final WindowStore<String, byte[]> store;
    private final Duration retention;
    private final long width;

    TimeBuckets(WindowStore<String, byte[]> store, Duration retention) {
        this.store = store;
        this.retention = retention;
        this.width = width(retention).toMillis();
    }

    static Duration width(Duration retention) {
        return retention.dividedBy(2);
    }

    /** A bucket is kept until its youngest value has reached the retention. */
    static Duration storeRetention(Duration retention) {
        return retention.plus(width(retention)).plusMillis(1);
    }

    /** The value, where it was written within the retention before {@code streamTime}. */
    byte @Nullable [] get(String key, long streamTime) {
        return get(store, retention, key, streamTime);
    }

    static byte @Nullable [] get(
            ReadOnlyWindowStore<String, byte[]> store,
            Duration retention,
            String key,
            long streamTime) {
        long width = width(retention).toMillis();
        long newest = start(streamTime, width);
        for (long bucket = newest; bucket >= newest - 2 * width; bucket -= width) {
            byte[] value = bucket < 0 ? null : store.fetch(key, bucket);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    void put(String key, byte[] value, long streamTime) {
        store.put(key, value, start(streamTime, width));
    }

    private static long start(long time, long width) {
        return Math.max(0, time) / width * width;
    }
}

package dev.fillstream.risk.adapter.streams.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The stores, their names and what they live on.
 *
 * <p>Limits and what is known of accounts are as many as accounts and holdings, so they live on the
 * heap: no disk read stands between an order and its decision, and a restart reads back one record
 * per key. Open orders and the past grow with the flow, so they live in RocksDB, whose memory is
 * bounded for the whole process. After an unclean stop, exactly-once wipes what is on disk and
 * reads it back from the changelogs; that is why the past is windowed and leaves by whole segments,
 * on disk and in its changelog, without a deletion each.
 *
 * <p>Every store that an order writes to is one more partition of its transaction, which the broker
 * registers, appends to and marks as committed. So what is written together shares a store, and its
 * kinds are told apart by their keys.
 */
public final class StateStores {

    public static final String LIMITS = "limits";

    /** Totals, positions and use of strategies, under the keys of {@link AccountKeys}. */
    public static final String ACCOUNTS = "accounts";

    public static final String OPEN_ORDERS = "open-orders";

    /**
     * Decisions and ended orders, under the keys of {@link DecisionState}, {@link ExposureState}.
     */
    public static final String PAST = "past";

    public static final String INSTRUMENTS = "instruments";
    public static final String PRICES = "prices";
    public static final String SHARED_LIMITS = "shared-limits";
    public static final String TRADING_STATES = "trading-states";
    public static final String RECENT_CONTENT = "recent-content";

    /** The longest time that a like order is looked for. */
    public static final Duration CONTENT_RETENTION = Duration.ofMinutes(10);

    private StateStores() {}

    public static StoreBuilder<KeyValueStore<String, byte[]>> limits() {
        return onHeap(LIMITS).withLoggingEnabled(Map.of());
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> accounts() {
        return onHeap(ACCOUNTS).withLoggingEnabled(Map.of());
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> openOrders() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(OPEN_ORDERS),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    public static StoreBuilder<WindowStore<String, byte[]>> past(Duration retention) {
        return windowed(PAST, retention);
    }

    /** Filled from its topic, which is its changelog too. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> instruments() {
        return onHeap(INSTRUMENTS).withLoggingDisabled();
    }

    /** Filled from its topic, which is its changelog too. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> prices() {
        return onHeap(PRICES).withLoggingDisabled();
    }

    /** Filled from its topic, which is its changelog too. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> sharedLimits() {
        return onHeap(SHARED_LIMITS).withLoggingDisabled();
    }

    /** Filled from its topic, which is its changelog too. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> tradingStates() {
        return onHeap(TRADING_STATES).withLoggingDisabled();
    }

    public static StoreBuilder<WindowStore<String, byte[]>> recentContent() {
        return windowed(RECENT_CONTENT, CONTENT_RETENTION);
    }

    /** All that belong to a partition. */
    public static List<StoreBuilder<?>> ofPartition(Duration retention) {
        return List.of(limits(), accounts(), openOrders(), past(retention), recentContent());
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> onHeap(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    private static StoreBuilder<WindowStore<String, byte[]>> windowed(
            String name, Duration retention) {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(
                                name,
                                TimeBuckets.storeRetention(retention),
                                TimeBuckets.width(retention),
                                false),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}

package dev.fillstream.intake.adapter.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.view.OrderQuery.Place;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.value.OrderId;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Finds an account's orders in the store. Keys are in the order of their bytes:
 *
 * <pre>
 * account 0 'l' millis id    one per order, newest first: millis is turned round; no value
 * account 0 'c' clOrdId      a clOrdId that a replace brought; the value is the order's id
 * </pre>
 *
 * Written once per order and never changed, so without a cache: reading a range through a cache
 * would copy all of the account's keys, and hold up the topology while it does.
 */
record OrderIndex(KeyValueStore<byte[], byte[]> store) {

    static final String NAME = "orders-by-account";

    private static final byte LIST = 'l';
    private static final byte CL_ORD_ID = 'c';
    private static final byte[] NOTHING = {};
    private static final int PLACE_BYTES = Long.BYTES + OrderStore.ID_BYTES;

    static StoreBuilder<KeyValueStore<byte[], byte[]>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /** Puts an order into its account's list; again changes nothing. */
    void add(OrderView view) {
        byte[] key = listKey(view.terms().account(), Place.of(view));
        if (store.get(key) == null) {
            store.put(key, NOTHING);
        }
    }

    /** Finds the order under the clOrdId that it has now, too. */
    void addClOrdId(OrderView view) {
        store.put(
                clOrdIdKey(view.terms().account(), view.terms().clOrdId()),
                OrderStore.key(view.orderId()));
    }

    Optional<OrderId> byClOrdId(String account, String clOrdId) {
        return Optional.ofNullable(store.get(clOrdIdKey(account, clOrdId)))
                .map(id -> orderId(ByteBuffer.wrap(id)));
    }

    /** The keys of the account's orders, newest first, from right after {@code after} on. */
    KeyValueIterator<byte[], byte[]> list(String account, Optional<Place> after) {
        byte[] from =
                after.map(place -> followedBy(listKey(account, place), (byte) 0))
                        .orElseGet(() -> head(account, LIST, 0).array());
        return store.range(from, head(account, (byte) (LIST + 1), 0).array());
    }

    static Place place(byte[] listKey) {
        ByteBuffer place = ByteBuffer.wrap(listKey, listKey.length - PLACE_BYTES, PLACE_BYTES);
        long millis = turned(place.getLong());
        return new Place(millis, orderId(place));
    }

    private static byte[] listKey(String account, Place place) {
        return head(account, LIST, PLACE_BYTES)
                .putLong(turned(place.createdAtMillis()))
                .put(OrderStore.key(place.orderId()))
                .array();
    }

    private static byte[] clOrdIdKey(String account, String clOrdId) {
        byte[] text = clOrdId.getBytes(UTF_8);
        return head(account, CL_ORD_ID, text.length).put(text).array();
    }

    private static ByteBuffer head(String account, byte kind, int more) {
        byte[] text = account.getBytes(UTF_8);
        return ByteBuffer.allocate(text.length + 2 + more).put(text).put((byte) 0).put(kind);
    }

    /** Later is less, as unsigned bytes have it; and back. */
    private static long turned(long millis) {
        return ~millis ^ Long.MIN_VALUE;
    }

    private static byte[] followedBy(byte[] key, byte last) {
        return ByteBuffer.allocate(key.length + 1).put(key).put(last).array();
    }

    private static OrderId orderId(ByteBuffer bytes) {
        return new OrderId(new UUID(bytes.getLong(), bytes.getLong()));
    }
}

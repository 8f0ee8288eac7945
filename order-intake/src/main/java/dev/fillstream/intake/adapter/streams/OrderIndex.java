package dev.fillstream.intake.adapter.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.view.OrderQuery.Place;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.value.OrderId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Finds an account's orders in the store, and orders by their end. Keys are in the order of their
 * bytes; no account begins with 0:
 *
 * <pre>
 * account 0 'l' millis id    one per order, newest first: millis is turned round; no value
 * account 0 'c' clOrdId      a clOrdId that a replace brought; the value is the order's id
 * 0 'e' millis id            an order that ended then, the earliest first; no value
 * 0 'r' id clOrdId           a clOrdId that a replace brought the order; no value
 * </pre>
 *
 * Written once per order and never changed, so without a cache: reading a range through a cache
 * would copy all of the account's keys, and hold up the topology while it does.
 */
record OrderIndex(KeyValueStore<byte[], byte[]> store) {

    static final String NAME = "orders-by-account";

    private static final byte LIST = 'l';
    private static final byte CL_ORD_ID = 'c';
    private static final byte END = 'e';
    private static final byte REPLACED = 'r';
    private static final byte[] NOTHING = {};
    private static final int PLACE_BYTES = Long.BYTES + OrderStore.ID_BYTES;
    private static final int REPLACED_HEAD_BYTES = 2 + OrderStore.ID_BYTES;

    static StoreBuilder<KeyValueStore<byte[], byte[]>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /** Puts an order that nobody knew into its account's list, without looking first. */
    void addNew(OrderView view) {
        store.put(listKey(view.terms().account(), Place.of(view)), NOTHING);
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
        byte[] clOrdId = view.terms().clOrdId().getBytes(UTF_8);
        byte[] key = clOrdIdKey(view.terms().account(), clOrdId);
        if (store.get(key) == null) {
            store.put(replacedKey(view.orderId(), clOrdId), NOTHING);
            store.put(key, OrderStore.key(view.orderId()));
        }
    }

    /** Puts an order among those that ended; again changes nothing. */
    void addEnd(End end) {
        store.put(endKey(end), NOTHING);
    }

    void removeEnd(End end) {
        store.delete(endKey(end));
    }

    /** Those of {@code from} or later that ended before {@code beforeMillis}, earliest first. */
    KeyValueIterator<byte[], byte[]> ends(End from, long beforeMillis) {
        return store.range(endKey(from), endKey(End.at(beforeMillis)));
    }

    /** Takes an order out of everything that finds it. */
    void remove(OrderView view) {
        String account = view.terms().account();
        store.delete(listKey(account, Place.of(view)));
        if (view.firstTerms() != null) {
            for (byte[] replaced : replacedKeys(view.orderId())) {
                byte[] clOrdId = Arrays.copyOfRange(replaced, REPLACED_HEAD_BYTES, replaced.length);
                store.delete(clOrdIdKey(account, clOrdId));
                store.delete(replaced);
            }
        }
    }

    Optional<OrderId> byClOrdId(String account, String clOrdId) {
        return Optional.ofNullable(store.get(clOrdIdKey(account, clOrdId.getBytes(UTF_8))))
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

    /** When an order ended, and which one. */
    record End(long millis, OrderId orderId) {

        private static final OrderId FIRST_ID = new OrderId(new UUID(0, 0));
        static final End FIRST = new End(0, FIRST_ID);

        /** Before all that ended in that millisecond. */
        static End at(long millis) {
            return new End(millis, FIRST_ID);
        }

        static End of(byte[] endKey) {
            ByteBuffer end = ByteBuffer.wrap(endKey, 2, PLACE_BYTES);
            return new End(end.getLong(), OrderIndex.orderId(end));
        }

        static End of(OrderView view) {
            return new End(Math.max(0, Place.millis(view.updatedAt())), view.orderId());
        }
    }

    private List<byte[]> replacedKeys(OrderId orderId) {
        byte[] from = replacedKey(orderId, NOTHING);
        byte[] to = followedBy(from, Byte.MAX_VALUE);
        List<byte[]> keys = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> found = store.range(from, to)) {
            found.forEachRemaining(each -> keys.add(each.key));
        }
        return keys;
    }

    private static byte[] endKey(End end) {
        return ByteBuffer.allocate(2 + PLACE_BYTES)
                .put((byte) 0)
                .put(END)
                .putLong(end.millis())
                .put(OrderStore.key(end.orderId()))
                .array();
    }

    private static byte[] replacedKey(OrderId orderId, byte[] clOrdId) {
        return ByteBuffer.allocate(REPLACED_HEAD_BYTES + clOrdId.length)
                .put((byte) 0)
                .put(REPLACED)
                .put(OrderStore.key(orderId))
                .put(clOrdId)
                .array();
    }

    private static byte[] listKey(String account, Place place) {
        return head(account, LIST, PLACE_BYTES)
                .putLong(turned(place.createdAtMillis()))
                .put(OrderStore.key(place.orderId()))
                .array();
    }

    private static byte[] clOrdIdKey(String account, byte[] clOrdId) {
        return head(account, CL_ORD_ID, clOrdId.length).put(clOrdId).array();
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

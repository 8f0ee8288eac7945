package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.v1.StoredOrder;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.WireFormat;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The view of one partition: the 16 bytes of the orderId, and the order; and its index. */
record OrderStore(KeyValueStore<byte[], StoredOrder> store, OrderIndex index) {

    static final String NAME = "orders-by-id";
    static final int ID_BYTES = 16;

    private static final WireFormat<StoredOrder> FORMAT = new WireFormat<>(StoredOrder.parser());

    /** On disk, with a changelog; what changes often is written once per commit. */
    static StoreBuilder<KeyValueStore<byte[], StoredOrder>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.ByteArray(), FORMAT.serde())
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    static OrderStore in(ProcessorContext<?, ?> context) {
        return new OrderStore(
                context.getStateStore(NAME),
                new OrderIndex(context.getStateStore(OrderIndex.NAME)));
    }

    static byte[] key(OrderId orderId) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(orderId.value().getMostSignificantBits())
                .putLong(orderId.value().getLeastSignificantBits())
                .array();
    }

    @Nullable OrderView get(OrderId orderId) {
        StoredOrder stored = store.get(key(orderId));
        return stored == null ? null : StoredOrderMapper.toView(orderId, stored);
    }

    /** As if it had never been. */
    void remove(OrderView view) {
        index.remove(view);
        store.delete(key(view.orderId()));
    }

    void put(OrderView view) {
        store.put(key(view.orderId()), StoredOrderMapper.toStored(view));
    }
}

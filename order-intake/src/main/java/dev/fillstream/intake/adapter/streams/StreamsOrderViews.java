package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.v1.StoredOrder;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderViews;
import dev.fillstream.model.value.OrderId;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the view's store. An order that is not found is absent only while this instance
 * holds all partitions and none is being restored; otherwise nobody can say.
 */
@Singleton
final class StreamsOrderViews implements OrderViews {

    private final ViewRunner runner;
    private final LocalPartitions partitions;

    StreamsOrderViews(ViewRunner runner, LocalPartitions partitions) {
        this.runner = runner;
        this.partitions = partitions;
    }

    @Override
    public Lookup find(OrderId orderId) {
        try {
            return runner.running()
                    .flatMap(streams -> Optional.ofNullable(stored(streams, orderId)))
                    .<Lookup>map(stored -> found(orderId, stored))
                    .orElseGet(this::notHere);
        } catch (InvalidStateStoreException moving) {
            return Lookup.UNAVAILABLE;
        }
    }

    private static @Nullable StoredOrder stored(KafkaStreams streams, OrderId orderId) {
        ReadOnlyKeyValueStore<byte[], StoredOrder> store =
                streams.store(
                        StoreQueryParameters.fromNameAndType(
                                OrderStore.NAME, QueryableStoreTypes.keyValueStore()));
        return store.get(OrderStore.key(orderId));
    }

    private static Lookup found(OrderId orderId, StoredOrder stored) {
        return new Lookup.Found(StoredOrderMapper.toView(orderId, stored));
    }

    private Lookup notHere() {
        return runner.running().isPresent() && partitions.isComplete()
                ? Lookup.ABSENT
                : Lookup.UNAVAILABLE;
    }
}

package dev.fillstream.notifier.adapter.db;

import dev.fillstream.notifier.delivery.ParkingBatch;
import dev.fillstream.notifier.lane.Delivery;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** The orders, per endpoint, whose earliest row may be another one after a batch. */
record OrderKeys(Set<OrderKeys.Key> keys) {

    record Key(UUID endpointId, UUID orderId) {}

    static OrderKeys of(ParkingBatch batch) {
        Set<Key> keys = new LinkedHashSet<>();
        batch.parks().forEach(step -> keys.add(key(step.delivery())));
        batch.abandons().forEach(step -> keys.add(key(step.delivery())));
        batch.removals().forEach(step -> keys.add(key(step.delivery())));
        return new OrderKeys(keys);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    Tuple columns() {
        return Tuple.tuple()
                .addArrayOfUUID(keys.stream().map(Key::endpointId).toArray(UUID[]::new))
                .addArrayOfUUID(keys.stream().map(Key::orderId).toArray(UUID[]::new));
    }

    private static Key key(Delivery delivery) {
        return new Key(delivery.endpointId(), delivery.event().orderId());
    }
}

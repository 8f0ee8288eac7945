package dev.fillstream.notifier.adapter.db;

import dev.fillstream.notifier.lane.Delivery;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** The primary key of {@code delivery}. */
record DeliveryKey(UUID endpointId, UUID webhookId) {

    static DeliveryKey of(Delivery delivery) {
        return new DeliveryKey(delivery.endpointId(), delivery.event().webhookId());
    }

    /** Two arrays of the same length. */
    static Tuple columns(List<Delivery> deliveries) {
        return Tuple.tuple()
                .addArrayOfUUID(deliveries.stream().map(Delivery::endpointId).toArray(UUID[]::new))
                .addArrayOfUUID(
                        deliveries.stream()
                                .map(delivery -> delivery.event().webhookId())
                                .toArray(UUID[]::new));
    }
}

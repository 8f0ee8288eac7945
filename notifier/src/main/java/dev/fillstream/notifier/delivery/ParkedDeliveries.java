package dev.fillstream.notifier.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The deliveries that wait in the database. */
public interface ParkedDeliveries {

    /** How many rows an endpoint may be given now. */
    record Room(UUID endpointId, int rows) {}

    /** An order with rows, and how many. */
    record ParkedOrder(UUID endpointId, UUID orderId, int partition, int rows) {}

    /**
     * Writes a batch in one transaction; after it the earliest report of each order concerned has a
     * time at which it is due.
     *
     * @return the deliveries to be parked that were not written, because a row was there before or
     *     the endpoint is gone
     */
    Uni<List<Delivery>> write(ParkingBatch batch, Instant now);

    /**
     * Takes due rows, the earliest report of each order only, and leases them until {@code
     * leasedUntil}.
     */
    Uni<List<Delivery>> claim(
            List<Room> rooms, Collection<Integer> partitions, Instant now, Instant leasedUntil);

    /** What those partitions have parked. */
    Uni<List<ParkedOrder>> load(Collection<Integer> partitions);
}

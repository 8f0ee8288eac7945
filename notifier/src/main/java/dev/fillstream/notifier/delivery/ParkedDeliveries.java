package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.lane.Delivery;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries that wait in the database. */
public interface ParkedDeliveries {

    /** How many rows an endpoint may be given now. */
    record Room(UUID endpointId, int rows) {}

    /**
     * An order with rows, and how many.
     *
     * @param orderId null where an endpoint has too many orders to tell them one by one: then these
     *     are the rows of all of them in that partition
     */
    record ParkedOrder(UUID endpointId, @Nullable UUID orderId, int partition, int rows) {}

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

    /**
     * What those partitions have parked.
     *
     * @param mostOrders rows of an endpoint in one partition up to which its orders are told
     */
    Uni<List<ParkedOrder>> load(Collection<Integer> partitions, int mostOrders);
}

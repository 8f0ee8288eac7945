package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.delivery.ParkedDeliveries.ParkedOrder;
import dev.fillstream.notifier.delivery.ParkedDeliveries.Room;
import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.Lane;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Fetches rows that are due, as many per endpoint as its lane has room for, of the partitions that
 * are ours. While rows come it asks again at once; when none do, it waits a little; when no lane
 * has rows, it asks only now and then. Runs on the engine's loop.
 */
@Singleton
public class ParkedClaims {

    private static final Logger LOG = Logger.getLogger(ParkedClaims.class);
    private static final long BUSY_MILLIS = 2;
    private static final long IDLE_MILLIS = 100;
    private static final long BROKEN_MILLIS = 1_000;
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(30);

    /** Places that a lane keeps free until the rows for them are there. */
    private record Reserved(EndpointLane lane, Room room) {}

    private final ParkedDeliveries store;
    private final Lanes lanes;
    private final Courier courier;
    private final EventLoop loop;
    private final DeliverySettings settings;
    private final Clock clock;
    private final Set<Integer> partitions = new HashSet<>();
    private volatile boolean stopped;
    private final Set<UUID> swept = new HashSet<>();
    private Instant sweepAt = Instant.MIN;

    public ParkedClaims(
            ParkedDeliveries store,
            Lanes lanes,
            Courier courier,
            EventLoop loop,
            DeliverySettings settings) {
        this.store = store;
        this.lanes = lanes;
        this.courier = courier;
        this.loop = loop;
        this.settings = settings;
        this.clock = settings.clock();
    }

    void start() {
        loop.after(IDLE_MILLIS, this::claim);
    }

    void stop() {
        stopped = true;
    }

    /** Counts what those partitions have parked, and fetches theirs from now on. */
    Uni<Void> load(Collection<Integer> assigned) {
        return store.load(assigned, settings.limits().parkedOrders())
                .chain(orders -> loop.call(() -> adopt(assigned, orders)));
    }

    void revoked(Set<Integer> lost) {
        partitions.removeAll(lost);
    }

    private void adopt(Collection<Integer> assigned, List<ParkedOrder> orders) {
        for (ParkedOrder order : orders) {
            EndpointLane lane = lanes.of(order.endpointId());
            if (lane != null && order.orderId() != null) {
                lane.lane().parked().found(order.orderId(), order.partition(), order.rows());
            } else if (lane != null) {
                lane.lane().parked().foundHidden(order.partition(), order.rows());
            }
        }
        partitions.addAll(assigned);
    }

    private void claim() {
        if (stopped) {
            return;
        }
        Instant now = clock.instant();
        beginSweep(now);
        List<Reserved> reserved = partitions.isEmpty() ? List.of() : reserve(now);
        if (reserved.isEmpty()) {
            loop.after(IDLE_MILLIS, this::claim);
            return;
        }
        List<Room> rooms = reserved.stream().map(Reserved::room).toList();
        Instant leasedUntil = now.plus(settings.limits().lease());
        var _ =
                store.claim(rooms, Set.copyOf(partitions), now, leasedUntil)
                        .subscribe()
                        .with(
                                found -> loop.run(() -> claimed(reserved, found)),
                                failure -> loop.run(() -> broken(reserved, failure)));
    }

    private List<Reserved> reserve(Instant now) {
        List<Reserved> reserved = new ArrayList<>();
        for (EndpointLane lane : lanes.all()) {
            UUID id = lane.endpoint().id();
            Lane rows = lane.lane();
            int room = swept.contains(id) ? rows.reserveUncounted(now) : rows.reserve(now);
            if (room > 0) {
                reserved.add(new Reserved(lane, new Room(id, room)));
            }
        }
        return reserved;
    }

    /** Now and then looks for rows that nobody counted, written while a partition changed hands. */
    private void beginSweep(Instant now) {
        if (now.isAfter(sweepAt)) {
            sweepAt = now.plus(SWEEP_EVERY);
            lanes.openAll();
            swept.clear();
            lanes.all().forEach(lane -> swept.add(lane.endpoint().id()));
        }
    }

    private void claimed(List<Reserved> reserved, List<Delivery> found) {
        release(reserved, found);
        for (Delivery delivery : found) {
            EndpointLane lane = lanes.of(delivery.endpointId());
            if (lane != null) {
                courier.perform(lane, lane.lane().offerParked(delivery, clock.instant()));
            }
        }
        reserved.forEach(each -> useWhatIsFree(each.lane()));
        loop.after(found.isEmpty() ? IDLE_MILLIS : BUSY_MILLIS, this::claim);
    }

    /** Places that were kept for rows and are not needed: what waits goes on at once. */
    private void useWhatIsFree(EndpointLane lane) {
        courier.perform(lane, lane.lane().tick(clock.instant()));
    }

    private void broken(List<Reserved> reserved, Throwable failure) {
        if (stopped) {
            return;
        }
        LOG.warnf("fetching parked deliveries failed, trying again: %s", failure);
        release(reserved, List.of());
        loop.after(BROKEN_MILLIS, this::claim);
    }

    /** Only where all the room was used may there be more. */
    private void release(List<Reserved> reserved, List<Delivery> found) {
        Map<UUID, Integer> numbers = new HashMap<>();
        found.forEach(delivery -> numbers.merge(delivery.endpointId(), 1, Integer::sum));
        for (Reserved each : reserved) {
            Room room = each.room();
            boolean all = numbers.getOrDefault(room.endpointId(), 0) >= room.rows();
            each.lane().lane().admission().release(room.rows(), all);
            if (!all) {
                swept.remove(room.endpointId());
            }
        }
    }
}

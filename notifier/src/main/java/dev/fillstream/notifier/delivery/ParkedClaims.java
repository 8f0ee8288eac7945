package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.delivery.ParkedDeliveries.ParkedOrder;
import dev.fillstream.notifier.delivery.ParkedDeliveries.Room;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches rows that are due, as many per endpoint as its lane has room for, of the partitions that
 * are ours. While rows come it asks again at once; when none do, it waits a little; when no lane
 * has rows, it asks only now and then. Runs on the engine's loop.
 */
final class ParkedClaims {

    private static final Logger LOG = Logger.getLogger(ParkedClaims.class);
    private static final long BUSY_MILLIS = 5;
    private static final long IDLE_MILLIS = 100;
    private static final long BROKEN_MILLIS = 1_000;
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(30);

    private final ParkedDeliveries store;
    private final Clock clock;
    private final EventLoop loop;
    private final Duration lease;
    private @Nullable DeliveryEngine engine;
    private final Set<Integer> partitions = new HashSet<>();
    private volatile boolean stopped;
    private Instant sweepAt = Instant.MIN;
    private boolean sweeping;

    ParkedClaims(ParkedDeliveries store, Clock clock, EventLoop loop, Duration lease) {
        this.store = store;
        this.clock = clock;
        this.loop = loop;
        this.lease = lease;
    }

    void start(DeliveryEngine owner) {
        engine = owner;
        loop.after(IDLE_MILLIS, this::claim);
    }

    void stop() {
        stopped = true;
    }

    /** Counts what those partitions have parked, and fetches theirs from now on. */
    Uni<Void> load(Collection<Integer> assigned) {
        return store.load(assigned)
                .chain(
                        orders ->
                                Uni.createFrom()
                                        .emitter(
                                                emitter ->
                                                        loop.run(
                                                                () ->
                                                                        adopt(
                                                                                assigned, orders,
                                                                                emitter))));
    }

    void revoked(Set<Integer> lost) {
        partitions.removeAll(lost);
    }

    private void adopt(
            Collection<Integer> assigned,
            List<ParkedOrder> orders,
            UniEmitter<? super Void> emitter) {
        orders.forEach(engine()::adopt);
        partitions.addAll(assigned);
        emitter.complete(null);
    }

    private void claim() {
        if (stopped) {
            return;
        }
        Instant now = clock.instant();
        beginSweep(now);
        Map<UUID, Lane> reserved = new HashMap<>();
        List<Room> rooms = new ArrayList<>();
        for (EndpointLane lane : engine().lanes()) {
            Lane rows = lane.lane();
            int room = sweeping ? rows.reserveUncounted(now) : rows.reserve(now);
            if (room > 0) {
                reserved.put(lane.endpoint().id(), lane.lane());
                rooms.add(new Room(lane.endpoint().id(), room));
            }
        }
        if (rooms.isEmpty() || partitions.isEmpty()) {
            rooms.forEach(room -> release(reserved, room));
            loop.after(IDLE_MILLIS, this::claim);
            return;
        }
        var _ =
                store.claim(rooms, Set.copyOf(partitions), now, now.plus(lease))
                        .subscribe()
                        .with(
                                found -> loop.run(() -> claimed(reserved, rooms, found)),
                                failure -> loop.run(() -> broken(reserved, rooms, failure)));
    }

    /** Now and then looks for rows that nobody counted, written while a partition changed hands. */
    private void beginSweep(Instant now) {
        if (now.isAfter(sweepAt)) {
            sweepAt = now.plus(SWEEP_EVERY);
            sweeping = true;
            engine().openAllLanes();
        }
    }

    private void claimed(Map<UUID, Lane> reserved, List<Room> rooms, List<Delivery> found) {
        rooms.forEach(room -> release(reserved, room));
        if (sweeping && found.isEmpty()) {
            sweeping = false;
        }
        found.forEach(engine()::offerParked);
        loop.after(found.isEmpty() ? IDLE_MILLIS : BUSY_MILLIS, this::claim);
    }

    private void broken(Map<UUID, Lane> reserved, List<Room> rooms, Throwable failure) {
        if (stopped) {
            return;
        }
        LOG.warnf("fetching parked deliveries failed, trying again: %s", failure);
        rooms.forEach(room -> release(reserved, room));
        loop.after(BROKEN_MILLIS, this::claim);
    }

    private DeliveryEngine engine() {
        return Objects.requireNonNull(engine, "start comes first");
    }

    private static void release(Map<UUID, Lane> reserved, Room room) {
        Lane lane = reserved.get(room.endpointId());
        if (lane != null) {
            lane.release(room.rows());
        }
    }
}

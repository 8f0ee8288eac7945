package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointTable;
import dev.fillstream.notifier.lane.Lane;
import dev.fillstream.notifier.lane.LaneLimits;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of all endpoints: one is made when the first delivery comes for its endpoint, and goes
 * with its endpoint. Changed on the engine's loop only.
 */
@Singleton
public class Lanes {

    private final EndpointRegistry registry;
    private final LaneLimits limits;
    private final DeliveryMeters meters;
    private final Clock clock;
    private final Map<UUID, EndpointLane> lanes = new ConcurrentHashMap<>();

    public Lanes(
            EndpointRegistry registry,
            DeliverySettings settings,
            DeliveryMeters meters,
            Clock clock) {
        this.registry = registry;
        this.limits = settings.limits();
        this.meters = meters;
        this.clock = clock;
        meters.watch(lanes.values());
    }

    Collection<EndpointLane> all() {
        return lanes.values();
    }

    @Nullable EndpointLane find(UUID endpointId) {
        return lanes.get(endpointId);
    }

    /** The lane of that endpoint, or null where the endpoint is gone. */
    @Nullable EndpointLane of(UUID endpointId) {
        EndpointLane known = lanes.get(endpointId);
        return known != null
                ? known
                : registry.table().find(endpointId).map(this::open).orElse(null);
    }

    /** Makes a lane for every endpoint, also those that had nothing to do so far. */
    void openAll() {
        registry.table().all().forEach(endpoint -> of(endpoint.id()));
    }

    /** Deliveries in memory, all lanes together. */
    int live() {
        int sum = 0;
        for (EndpointLane lane : lanes.values()) {
            sum += lane.lane().live();
        }
        return sum;
    }

    /** Takes out the lanes whose endpoint is gone. */
    List<EndpointLane> withdraw(EndpointTable table) {
        List<EndpointLane> gone = new ArrayList<>();
        for (EndpointLane lane : List.copyOf(lanes.values())) {
            UUID id = lane.endpoint().id();
            if (table.find(id).isEmpty()) {
                lanes.remove(id);
                meters.removed(id);
                gone.add(lane);
            }
        }
        return gone;
    }

    private EndpointLane open(Endpoint endpoint) {
        EndpointLane lane = new EndpointLane(new Lane(limits), endpoint);
        if (!endpoint.isEnabled()) {
            var _ = lane.lane().close(clock.instant());
        }
        lanes.put(endpoint.id(), lane);
        meters.added(lane);
        return lane;
    }
}

package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointTable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Owns the lanes, on one event loop, and does what they say. Takes in what the log brings and the
 * rows that are due, and tells what became of each attempt.
 */
@ApplicationScoped
public class DeliveryEngine {

    private static final long TICK_MILLIS = 100;

    private final EndpointRegistry registry;
    private final WebhookSender sender;
    private final OutcomeReporter outcomes;
    private final RetrySchedule schedule;
    private final LaneLimits limits;
    private final DeliveryMeters meters;
    private final Clock clock;
    private final EventLoop loop;
    private final ParkingLot parkingLot;
    private final ParkedClaims claims;
    private final int maxLive;
    private final Map<UUID, EndpointLane> lanes = new ConcurrentHashMap<>();
    private final List<UniEmitter<? super Void>> held = new ArrayList<>();
    private volatile boolean stopped;

    public DeliveryEngine(
            EndpointRegistry registry,
            WebhookSender sender,
            ParkedDeliveries parked,
            OutcomeReporter outcomes,
            DeliverySettings settings,
            DeliveryMeters meters,
            Clock clock,
            Vertx vertx) {
        this.registry = registry;
        this.sender = sender;
        this.outcomes = outcomes;
        this.schedule = settings.schedule();
        this.limits = settings.limits();
        this.maxLive = settings.maxLive();
        this.meters = meters;
        this.clock = clock;
        this.loop = new EventLoop(vertx);
        this.parkingLot = new ParkingLot(parked, clock, loop);
        this.claims = new ParkedClaims(parked, clock, loop, limits.lease());
    }

    /** Begins to keep time; called once. */
    public void start() {
        registry.onChange(table -> loop.run(() -> show(table)));
        loop.every(TICK_MILLIS, this::tick);
        parkingLot.start(this::rowWasThere);
        claims.start(this);
        meters.gauges(() -> sum(Lane::rows), () -> sum(Lane::live), () -> sum(Lane::inFlight));
    }

    /** Sends nothing more. What is in flight is read again after the next start. */
    public void stop() {
        stopped = true;
        claims.stop();
        parkingLot.stop();
    }

    /**
     * Takes over events from the log, in their order. Answers when there is room for more; the
     * events' receipts tell when each is done with.
     */
    public Uni<Void> accept(List<Fanout> fanouts, Receipt receipt) {
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                loop.run(
                                        () -> {
                                            fanouts.forEach(fanout -> offer(fanout, receipt));
                                            held.add(emitter);
                                            letGo();
                                        }));
    }

    /** These partitions are ours from now on; answers when their parked orders are known. */
    public Uni<Void> assigned(Collection<Integer> partitions) {
        return registry.refresh().chain(() -> claims.load(partitions));
    }

    /** These partitions are somebody else's. */
    public void revoked(Set<Integer> partitions) {
        loop.run(
                () -> {
                    claims.revoked(partitions);
                    for (EndpointLane lane : lanes.values()) {
                        int before = lane.lane().rows();
                        int waited = lane.lane().forget(partitions::contains).size();
                        meters.dropped(before - lane.lane().rows() + waited);
                    }
                    letGo();
                });
    }

    /** Sends one event past the lane and tells what came of it. */
    public Uni<Reply> test(Endpoint endpoint, WebhookEvent event) {
        return Uni.createFrom()
                .emitter(
                        emitter -> loop.run(() -> sender.send(endpoint, event, emitter::complete)));
    }

    /** The latest attempts at that endpoint made by this instance, the latest first. */
    public Uni<List<Attempt>> attempts(UUID endpointId) {
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                loop.run(
                                        () -> {
                                            EndpointLane lane = lanes.get(endpointId);
                                            emitter.complete(
                                                    lane == null ? List.of() : lane.attempts());
                                        }));
    }

    Collection<EndpointLane> lanes() {
        return lanes.values();
    }

    /** Makes a lane for every endpoint, also those that had nothing to do so far. */
    void openAllLanes() {
        registry.table().all().forEach(endpoint -> lane(endpoint.id()));
    }

    /** Rows found in the database, of an endpoint that may be gone meanwhile. */
    void adopt(ParkedDeliveries.ParkedOrder order) {
        EndpointLane lane = lane(order.endpointId());
        if (lane != null) {
            lane.lane().countRows(order.orderId(), order.partition(), order.rows());
            meters.adopted(order.rows());
        }
    }

    /** A row that is due. */
    void offerParked(Delivery delivery) {
        EndpointLane lane = lane(delivery.endpointId());
        if (lane != null) {
            if (!lane.lane().hasRows(delivery.event().orderId())) {
                meters.adopted(1);
            }
            perform(lane, lane.lane().offerParked(delivery, clock.instant()));
        }
    }

    private void offer(Fanout fanout, Receipt receipt) {
        for (Endpoint endpoint : fanout.endpoints()) {
            EndpointLane lane = lane(endpoint.id());
            if (lane == null) {
                meters.dropped(1);
                continue;
            }
            receipt.open();
            Delivery delivery = Delivery.fresh(fanout.event(), endpoint.id(), receipt);
            perform(lane, lane.lane().offer(delivery, clock.instant()));
        }
    }

    private void perform(EndpointLane lane, List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Start(Delivery delivery) -> attempt(lane, delivery);
                case Step.Park park -> {
                    if (park.delivery().attempt() == 1) {
                        outcomes.parked(park, clock.instant());
                    }
                    parkingLot.add(park);
                }
                case Step.Reschedule reschedule -> parkingLot.add(reschedule);
                case Step.Remove remove -> parkingLot.add(remove);
                case Step.Abandon abandon -> {
                    meters.abandoned();
                    parkingLot.add(abandon);
                }
            }
        }
    }

    private void attempt(EndpointLane lane, Delivery delivery) {
        if (!stopped) {
            sender.send(lane.endpoint(), delivery.event(), reply -> replied(lane, delivery, reply));
        }
    }

    private void replied(EndpointLane lane, Delivery delivery, Reply reply) {
        if (stopped) {
            return;
        }
        lane.remember(OutcomeReporter.attempt(delivery, reply, clock.instant()));
        switch (reply) {
            case Reply.Made made -> made(lane, delivery, made);
            case Reply.Failed failed -> failed(lane, delivery, failed);
        }
        letGo();
    }

    /** A row goes only after the outcome is told, so that a crash tells it twice, never not. */
    private void made(EndpointLane lane, Delivery delivery, Reply.Made reply) {
        var now = clock.instant();
        meters.delivered(reply.latency(), delivery.event().acceptedAt(), now);
        boolean parked = delivery.isParked();
        List<Step> steps = lane.lane().delivered(delivery, now);
        if (parked) {
            outcomes.delivered(
                    delivery, reply, now, () -> loop.run(() -> perform(lane, removals(steps))));
            perform(lane, others(steps));
        } else {
            outcomes.delivered(delivery, reply, now, delivery.receipt()::settle);
            perform(lane, steps);
        }
    }

    private static List<Step> removals(List<Step> steps) {
        return steps.stream().filter(Step.Remove.class::isInstance).toList();
    }

    private static List<Step> others(List<Step> steps) {
        return steps.stream().filter(step -> !(step instanceof Step.Remove)).toList();
    }

    private void failed(EndpointLane lane, Delivery delivery, Reply.Failed reply) {
        var now = clock.instant();
        meters.failed(reply.code());
        if (!lane.lane().knows(delivery)) {
            meters.dropped(1);
            if (!lanes.containsKey(delivery.endpointId()) && !delivery.isParked()) {
                delivery.receipt().settle();
            }
        }
        int random = ThreadLocalRandom.current().nextInt(1_000_000);
        var next = schedule.after(delivery.attempt(), reply.retryAfter(), now, random);
        outcomes.failed(delivery, reply, now, next.orElse(null));
        perform(lane, lane.lane().failed(delivery, next.orElse(null), now));
        if (reply.code() == DeliveryCode.STATUS_GONE) {
            perform(lane, lane.lane().close(now));
            outcomes.disabled(delivery, reply, now);
        }
    }

    private boolean tick() {
        for (EndpointLane lane : List.copyOf(lanes.values())) {
            perform(lane, lane.lane().tick(clock.instant()));
        }
        letGo();
        return !stopped;
    }

    private void show(EndpointTable table) {
        for (Iterator<EndpointLane> all = lanes.values().iterator(); all.hasNext(); ) {
            EndpointLane lane = all.next();
            UUID id = lane.endpoint().id();
            table.find(id)
                    .ifPresentOrElse(
                            endpoint -> show(lane, endpoint),
                            () -> {
                                all.remove();
                                drop(lane);
                            });
        }
    }

    private void show(EndpointLane lane, Endpoint endpoint) {
        if (endpoint.revision() == lane.endpoint().revision()) {
            return;
        }
        lane.show(endpoint);
        if (endpoint.isEnabled()) {
            lane.lane().open();
        } else {
            perform(lane, lane.lane().close(clock.instant()));
        }
    }

    /** The endpoint is gone, and its rows with it. */
    private void drop(EndpointLane lane) {
        meters.dropped(lane.lane().rows());
        List<Delivery> waited = lane.lane().forget(_ -> true);
        meters.dropped(waited.size());
        waited.forEach(delivery -> delivery.receipt().settle());
        sender.forget(lane.endpoint().id());
    }

    private void rowWasThere(Delivery delivery) {
        meters.dropped(1);
        EndpointLane lane = lanes.get(delivery.endpointId());
        if (lane != null) {
            WebhookEvent event = delivery.event();
            lane.lane().countRows(event.orderId(), event.partition(), -1);
        }
    }

    /** Answers those whom {@link #accept} kept waiting, once there is room. */
    private void letGo() {
        if (held.isEmpty() || sum(Lane::live) + parkingLot.pending() + outcomes.open() > maxLive) {
            return;
        }
        List<UniEmitter<? super Void>> free = List.copyOf(held);
        held.clear();
        free.forEach(emitter -> emitter.complete(null));
    }

    private int sum(ToIntFunction<Lane> number) {
        int sum = 0;
        for (EndpointLane lane : lanes.values()) {
            sum += number.applyAsInt(lane.lane());
        }
        return sum;
    }

    private @Nullable EndpointLane lane(UUID endpointId) {
        EndpointLane known = lanes.get(endpointId);
        if (known != null) {
            return known;
        }
        Endpoint endpoint = registry.table().find(endpointId).orElse(null);
        if (endpoint == null) {
            return null;
        }
        EndpointLane lane = new EndpointLane(new Lane(limits), endpoint);
        if (!endpoint.isEnabled()) {
            lane.lane().close(clock.instant());
        }
        lanes.put(endpointId, lane);
        return lane;
    }
}

package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointTable;
import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.Place;
import dev.fillstream.notifier.lane.Receipt;
import dev.fillstream.notifier.lane.WebhookEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Delivers: takes in what the log brings, gives each report to the lanes of the endpoints that want
 * it, and keeps time for them. Everything that changes a lane runs on one event loop.
 */
@Singleton
public class DeliveryEngine {

    private static final long TICK_MILLIS = 100;
    private static final int MOST_HISTORIES = 20_000;

    private final EndpointRegistry registry;
    private final Lanes lanes;
    private final Courier courier;
    private final ParkedClaims claims;
    private final EventLoop loop;
    private final Clock clock;
    private final OrderHistories histories = new OrderHistories(MOST_HISTORIES);
    private final Backpressure backpressure;
    private volatile boolean stopped;

    public DeliveryEngine(
            EndpointRegistry registry,
            Lanes lanes,
            Courier courier,
            ParkedClaims claims,
            EventLoop loop,
            DeliverySettings settings) {
        this.registry = registry;
        this.lanes = lanes;
        this.courier = courier;
        this.claims = claims;
        this.loop = loop;
        this.clock = settings.clock();
        this.backpressure =
                new Backpressure(settings.maxLive(), () -> lanes.live() + courier.unfinished());
    }

    /** Begins to keep time; called once. */
    public void start() {
        registry.onChange(table -> loop.run(() -> show(table)));
        courier.start(backpressure::replied);
        loop.every(TICK_MILLIS, this::tick);
        claims.start();
    }

    /** Sends nothing more. What is in flight is read again after the next start. */
    public void stop() {
        stopped = true;
        claims.stop();
        courier.stop();
    }

    /** For the next batch of the log, in its order; one batch at a time. */
    public Matches matches() {
        return new Matches(registry.table(), histories);
    }

    /**
     * Takes over a batch. Answers when there is room for more; the receipt tells when all of it is
     * done with.
     */
    public Uni<Void> accept(Matches matches, Receipt receipt) {
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                loop.run(
                                        () -> {
                                            offer(matches, receipt);
                                            backpressure.hold(emitter);
                                        }));
    }

    /** These partitions are ours from now on; answers when their parked orders are known. */
    public Uni<Void> assigned(Set<Integer> partitions) {
        return registry.refresh().chain(() -> claims.load(partitions));
    }

    /** The endpoints' sequences go on behind these numbers; called before anything is accepted. */
    public Uni<Void> continueSequences(List<SequenceMark> marks) {
        return loop.call(
                () -> {
                    for (SequenceMark mark : marks) {
                        EndpointLane lane = lanes.of(mark.endpointId());
                        if (lane != null) {
                            lane.continueSequence(mark.partition(), mark.endpointSeq());
                        }
                    }
                });
    }

    /** These partitions are somebody else's. */
    public void revoked(Set<Integer> partitions) {
        loop.run(
                () -> {
                    claims.revoked(partitions);
                    for (EndpointLane lane : lanes.all()) {
                        var _ = lane.lane().forget(partitions::contains);
                        lane.forgetSequences(partitions);
                    }
                    histories.forget();
                    backpressure.letGo();
                });
    }

    private void offer(Matches matches, Receipt receipt) {
        matches.counts()
                .forEach(
                        (endpointId, count) -> {
                            EndpointLane lane = lanes.of(endpointId);
                            if (lane != null) {
                                lane.count(count.matching, count.unwanted);
                            }
                        });
        matches.fanouts().forEach(fanout -> offer(fanout, matches, receipt));
    }

    private void offer(Fanout fanout, Matches matches, Receipt receipt) {
        WebhookEvent event = fanout.event();
        for (Fanout.Target target : fanout.targets()) {
            EndpointLane lane = lanes.of(target.endpoint().id());
            if (lane != null) {
                receipt.open();
                UUID id = lane.endpoint().id();
                Place place = lane.place(event.partition(), target.previousReportSeq());
                matches.mark(new SequenceMark(id, place.partition(), place.endpointSeq()));
                Delivery delivery = Delivery.fresh(event, id, place, receipt);
                courier.perform(lane, lane.lane().offer(delivery, clock.instant()));
            }
        }
    }

    private boolean tick() {
        for (EndpointLane lane : lanes.all()) {
            courier.perform(lane, lane.lane().tick(clock.instant()));
            lane.showFigures();
        }
        backpressure.letGo();
        return !stopped;
    }

    private void show(EndpointTable table) {
        lanes.withdraw(table).forEach(courier::drop);
        for (EndpointLane lane : lanes.all()) {
            table.find(lane.endpoint().id()).ifPresent(endpoint -> show(lane, endpoint));
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
            courier.perform(lane, lane.lane().close(clock.instant()));
        }
    }
}

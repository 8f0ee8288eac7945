package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.Step;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Writes what the lanes want written, one transaction after the other, each with all that came up
 * while the one before it ran. So a row is there before anything is changed about it. Runs on the
 * engine's loop.
 */
@Singleton
public class ParkingLot {

    private static final Logger LOG = Logger.getLogger(ParkingLot.class);
    private static final int MOST_STEPS = 1_000;
    private static final long RETRY_MILLIS = 500;

    private final ParkedDeliveries store;
    private final Clock clock;
    private final EventLoop loop;
    private final Lanes lanes;
    private List<Step> pending = new ArrayList<>();
    private boolean writing;
    private volatile boolean stopped;

    public ParkingLot(ParkedDeliveries store, Lanes lanes, EventLoop loop, Clock clock) {
        this.store = store;
        this.lanes = lanes;
        this.clock = clock;
        this.loop = loop;
    }

    void stop() {
        stopped = true;
    }

    void add(Step step) {
        pending.add(step);
        if (!writing) {
            writing = true;
            loop.later(this::writeNext);
        }
    }

    /** Steps that are not durable yet. */
    int pending() {
        return pending.size();
    }

    private void writeNext() {
        if (pending.isEmpty()) {
            writing = false;
            return;
        }
        List<Step> steps = pending;
        if (steps.size() > MOST_STEPS) {
            pending = new ArrayList<>(steps.subList(MOST_STEPS, steps.size()));
            steps = steps.subList(0, MOST_STEPS);
        } else {
            pending = new ArrayList<>();
        }
        write(batch(steps));
    }

    private void write(ParkingBatch batch) {
        var _ =
                store.write(batch, clock.instant())
                        .subscribe()
                        .with(
                                absent -> loop.run(() -> written(batch, absent)),
                                failure -> loop.run(() -> writeAgain(batch, failure)));
    }

    private void writeAgain(ParkingBatch batch, Throwable failure) {
        if (stopped) {
            return;
        }
        LOG.warnf("parking %d deliveries failed, trying again: %s", batch.parks().size(), failure);
        loop.after(RETRY_MILLIS, () -> write(batch));
    }

    private void written(ParkingBatch batch, List<Delivery> absent) {
        for (Step.Park park : batch.parks()) {
            park.delivery().receipt().settle();
        }
        for (Step.Abandon abandon : batch.abandons()) {
            if (!abandon.hasRow()) {
                abandon.delivery().receipt().settle();
            }
        }
        absent.forEach(this::wasThere);
        writeNext();
    }

    /** Its row was there before, from an earlier run: the lane has counted it twice. */
    private void wasThere(Delivery delivery) {
        EndpointLane lane = lanes.find(delivery.endpointId());
        if (lane != null) {
            lane.lane().parked().wasThere(delivery.event().orderId(), delivery.event().partition());
        }
    }

    private static ParkingBatch batch(List<Step> steps) {
        List<Step.Park> parks = new ArrayList<>();
        List<Step.Reschedule> reschedules = new ArrayList<>();
        List<Step.Abandon> abandons = new ArrayList<>();
        List<Step.Remove> removals = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Park park -> parks.add(park);
                case Step.Reschedule reschedule -> reschedules.add(reschedule);
                case Step.Abandon abandon -> abandons.add(abandon);
                case Step.Remove remove -> removals.add(remove);
                case Step.Start _ ->
                        throw new IllegalArgumentException("a start is not written down");
            }
        }
        return new ParkingBatch(parks, reschedules, abandons, removals);
    }
}

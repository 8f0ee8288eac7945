package dev.fillstream.execution.routing;

import dev.fillstream.execution.Patience;
import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.order.PendingRequest;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Brings requests that are booked as waiting to the venue, each by an {@link Errand} that does not
 * end before the request has its answer. Of several replaces of one order the first goes alone: the
 * next one's order is what it makes. A cancel waits for none.
 */
@ApplicationScoped
public class Pursuit {

    private static final Logger LOG = Logger.getLogger(Pursuit.class);

    private record Key(OrderId orderId, ClOrdId clOrdId) {}

    private final ExecutionVenue venue;
    private final Journal journal;
    private final InstantSource clock;
    private final ExecutionConfig config;
    private final EgressGuard guard;
    private final VenueSwitch venueSwitch;
    private final Ownership ownership;
    private final Set<Key> underWay = ConcurrentHashMap.newKeySet();
    private final Turnstile<Supplier<Uni<Void>>> turnstile;

    @Inject
    public Pursuit(
            ExecutionVenue venue,
            Journal journal,
            EgressGuard guard,
            VenueSwitch venueSwitch,
            Ownership ownership,
            InstantSource clock,
            ExecutionConfig config) {
        this.guard = guard;
        this.venueSwitch = venueSwitch;
        this.ownership = ownership;
        this.venue = venue;
        this.journal = journal;
        this.clock = clock;
        this.config = config;
        this.turnstile = new Turnstile<>(config.requests().maxInFlight(), Pursuit::run);
    }

    /** Sends what the order waits for and what was not sent yet. */
    public void pursue(BookedOrder order) {
        take(order, false);
    }

    /** Takes up what a restart interrupted: whatever waits may have been sent. */
    public void resume(BookedOrder order) {
        take(order, true);
    }

    /** Requests that wait for the venue's answer. */
    public int waiting() {
        return underWay.size();
    }

    private void take(BookedOrder order, boolean maybeSent) {
        if (order.order().state() instanceof OrderState.Pending pending) {
            boolean behindReplace = false;
            for (PendingRequest request : pending.requests()) {
                boolean isReplace = request instanceof PendingRequest.Replace;
                if (!(isReplace && behindReplace)) {
                    start(order.orderId(), request.clOrdId(), maybeSent);
                }
                behindReplace |= isReplace;
            }
        }
    }

    private void start(OrderId orderId, ClOrdId clOrdId, boolean maybeSent) {
        if (underWay.add(new Key(orderId, clOrdId))) {
            Errand errand = new Errand(orderId, clOrdId, this);
            turnstile.admit(maybeSent ? errand::ask : errand::send);
        }
    }

    /** The request has its answer; what waited behind it is next. */
    void done(Errand errand, BookedOrder order) {
        underWay.remove(new Key(errand.orderId(), errand.clOrdId()));
        pursue(order);
    }

    void later(Duration pause, Supplier<Uni<Void>> step) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(pause)
                .subscribe()
                .with(_ -> turnstile.admit(step));
    }

    /** Completes with whether the order is this instance's to ask about. */
    Uni<Boolean> isOwn(BookedOrder order) {
        int partition = order.origin().partition();
        return Patience.untilDone("a request", () -> ownership.isOwnedStill(partition));
    }

    /** Another instance goes on with it. */
    void forget(Errand errand) {
        underWay.remove(new Key(errand.orderId(), errand.clOrdId()));
    }

    /** Whether such a request may go now; then it counts as a message. */
    boolean maySend(PendingRequest request) {
        if (request instanceof PendingRequest.Replace && venueSwitch.isPaused()) {
            return false;
        }
        guard.count(System.nanoTime());
        return true;
    }

    ExecutionVenue venue() {
        return venue;
    }

    Journal journal() {
        return journal;
    }

    InstantSource clock() {
        return clock;
    }

    ExecutionConfig config() {
        return config;
    }

    private static void run(Supplier<Uni<Void>> step, Runnable left) {
        Uni.createFrom()
                .deferred(step::get)
                .subscribe()
                .with(
                        _ -> left.run(),
                        failure -> {
                            LOG.errorf(failure, "a request about an order is stuck");
                            left.run();
                        });
    }
}

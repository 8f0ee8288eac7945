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
import java.util.function.Function;
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

    private record Key(OrderId orderId, ClOrdId clOrdId, String venue) {}

    private final Venues venues;
    private final Journal journal;
    private final InstantSource clock;
    private final ExecutionConfig config;
    private final EgressGuard guard;
    private final Ownership ownership;
    private final Set<Key> underWay = ConcurrentHashMap.newKeySet();
    private final Function<String, Turnstile<Supplier<Uni<Void>>>> turnstiles;

    @Inject
    public Pursuit(
            Venues venues,
            Journal journal,
            EgressGuard guard,
            Ownership ownership,
            InstantSource clock,
            ExecutionConfig config) {
        this.guard = guard;
        this.ownership = ownership;
        this.venues = venues;
        this.journal = journal;
        this.clock = clock;
        this.config = config;
        int atOnce = config.requests().maxInFlight();
        this.turnstiles = venues.each(_ -> new Turnstile<>(atOnce, Pursuit::run));
    }

    /** Sends what the order waits for and what was not sent yet. */
    public void pursue(BookedOrder order) {
        take(order, false);
    }

    /** Takes up what a restart interrupted: whatever waits may have been sent. */
    public void resume(BookedOrder order) {
        take(order, true);
    }

    /** Requests that wait for that venue's answer. */
    public int waiting(String venue) {
        return (int) underWay.stream().filter(key -> key.venue().equals(venue)).count();
    }

    private void take(BookedOrder order, boolean maybeSent) {
        if (order.order().state() instanceof OrderState.Pending pending) {
            boolean behindReplace = false;
            for (PendingRequest request : pending.requests()) {
                boolean isReplace = request instanceof PendingRequest.Replace;
                if (!(isReplace && behindReplace)) {
                    start(order, request.clOrdId(), maybeSent);
                }
                behindReplace |= isReplace;
            }
        }
    }

    private void start(BookedOrder order, ClOrdId clOrdId, boolean maybeSent) {
        if (underWay.add(new Key(order.orderId(), clOrdId, order.venue()))) {
            Errand errand = new Errand(order.orderId(), clOrdId, order.venue(), this);
            turnstiles.apply(order.venue()).admit(maybeSent ? errand::ask : errand::send);
        }
    }

    /** The request has its answer; what waited behind it is next. */
    void done(Errand errand, BookedOrder order) {
        underWay.remove(new Key(errand.orderId(), errand.clOrdId(), errand.venue()));
        pursue(order);
    }

    void later(String venue, Duration pause, Supplier<Uni<Void>> step) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(pause)
                .subscribe()
                .with(_ -> turnstiles.apply(venue).admit(step));
    }

    /** Completes with whether the order is this instance's to ask about. */
    Uni<Boolean> isOwn(BookedOrder order) {
        int partition = order.origin().partition();
        return Patience.untilDone("a request", () -> ownership.isOwnedStill(partition));
    }

    /** Another instance goes on with it. */
    void forget(Errand errand) {
        underWay.remove(new Key(errand.orderId(), errand.clOrdId(), errand.venue()));
    }

    /** Whether such a request may go now; then it counts as a message. */
    boolean maySend(String venue, PendingRequest request) {
        VenueGate gate = venues.named(venue);
        if (request instanceof PendingRequest.Replace && gate.venueSwitch().isPaused()) {
            return false;
        }
        guard.count(gate, System.nanoTime());
        return true;
    }

    ExecutionVenue venue(String name) {
        return venues.named(name).venue();
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

package dev.fillstream.execution.routing;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.Failpoint;
import dev.fillstream.execution.Patience;
import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.value.OrderId;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Sends orders whose intent is committed, so many at a time to each venue, and books what the venue
 * answers. Each venue has a line and a breaker of its own, so that one that hangs delays no order
 * of another's.
 */
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration DEFERRED = Duration.ofMillis(250);

    /** What one venue needs to be sent orders. */
    private record Desk(VenueGate gate, Line line, VenueMeters meters) {}

    private final Journal journal;
    private final UnknownOutcomes unknown;
    private final EgressGuard guard;
    private final Ownership ownership;
    private final InstantSource clock;
    private final Function<String, Desk> desks;

    /** What waits here to be sent, and since when by System.nanoTime. */
    private final Map<OrderId, Long> unsent = new ConcurrentHashMap<>();

    @Inject
    public Dispatcher(
            Venues venues,
            Journal journal,
            UnknownOutcomes unknown,
            EgressGuard guard,
            Ownership ownership,
            MeterRegistry registry,
            InstantSource clock,
            ExecutionConfig config) {
        this.journal = journal;
        this.unknown = unknown;
        this.guard = guard;
        this.ownership = ownership;
        this.clock = clock;
        this.desks = venues.each(gate -> desk(gate, config.handover(), registry));
    }

    private Desk desk(VenueGate gate, ExecutionConfig.Handover config, MeterRegistry registry) {
        Line line = new Line(gate, config.maxInFlight(), config.maxInLine(), this::submit);
        return new Desk(gate, line, new VenueMeters(registry, gate));
    }

    /** Whether the venue takes nothing at present and as many orders wait for it as may. */
    boolean isOverloaded(VenueGate gate) {
        return gate.isShut() && desks.apply(gate.name()).line().isFull();
    }

    /**
     * Whether the order waits here to be sent. The venue does not have it then, and asking after it
     * must not lead to its being sent by another way.
     */
    public boolean isUnsent(OrderId orderId) {
        return unsent.containsKey(orderId);
    }

    /** As {@link #send(List, long)}, of orders that waited for no approval. */
    public Uni<Void> send(List<BookedOrder> orders) {
        return send(orders, System.nanoTime());
    }

    /**
     * Completes when there is room for more; what becomes of them, the book will tell.
     *
     * @param since when their approvals were read, by System.nanoTime
     */
    public Uni<Void> send(List<BookedOrder> orders, long since) {
        orders.forEach(
                order -> {
                    unsent.put(order.orderId(), since);
                    journal.offer(Change.adopt(order));
                });
        Map<String, List<BookedOrder>> byVenue = new LinkedHashMap<>();
        orders.forEach(
                order -> byVenue.computeIfAbsent(order.venue(), _ -> new ArrayList<>()).add(order));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var entry : byVenue.entrySet()) {
            Uni<Void> admitted = desks.apply(entry.getKey()).line().admit(entry.getValue());
            done = done.chain(() -> admitted);
        }
        return done;
    }

    /**
     * Finds out what became of an order whose intent is in the book without anyone here knowing who
     * sent it, if anyone did: the venue is asked, as after a crash.
     */
    void doubt(BookedOrder order) {
        if (isUnsent(order.orderId())) {
            return;
        }
        Instant now = clock.instant();
        journal.book(
                        Change.asked(
                                order.orderId(),
                                current ->
                                        current.isUnanswered()
                                                ? List.of(new OrderEvent.OutcomeUnknown(now))
                                                : List.of()))
                .subscribe()
                .with(
                        booked -> {
                            BookedOrder current = booked.order();
                            if (current != null && current.isUnanswered()) {
                                unknown.watch(current);
                            }
                        });
    }

    /** What waited in line through a pause may be another instance's by now. */
    private void submit(BookedOrder order, Runnable done) {
        int partition = order.origin().partition();
        if (ownership.isFresh(partition, System.nanoTime())) {
            send(order, done);
            return;
        }
        Patience.untilDone("sending", () -> ownership.isOwnedStill(partition))
                .subscribe()
                .with(
                        isOwned -> {
                            if (isOwned) {
                                send(order, done);
                            } else {
                                LOG.warnf("left to its new owner: orderId=%s", order.orderId());
                                unsent.remove(order.orderId());
                                done.run();
                            }
                        });
    }

    /** One subscription and no operator: this runs for every order. */
    private void send(BookedOrder order, Runnable done) {
        Failpoint.INTENT_COMMITTED.reach();
        long sentAt = System.nanoTime();
        Instant now = clock.instant();
        Optional<Refusal> refusal = guard.refusal(order, now, sentAt);
        Long since = unsent.remove(order.orderId());
        if (refusal.isPresent()) {
            Refusal why = refusal.get();
            journal.offer(
                    Change.asked(order.orderId(), current -> Unsent.events(current, why, now)));
            done.run();
            return;
        }
        Desk desk = desks.apply(order.venue());
        desk.meters().sent(sentAt - (since == null ? sentAt : since));
        desk.gate().breaker().sent();
        desk.gate()
                .venue()
                .submit(order.order().terms())
                .subscribe()
                .with(
                        outcome -> answered(desk, order, outcome, sentAt, done),
                        failure ->
                                answered(
                                        desk,
                                        order,
                                        new SubmitOutcome.Unknown(String.valueOf(failure)),
                                        sentAt,
                                        done));
    }

    private void answered(
            Desk desk, BookedOrder order, SubmitOutcome outcome, long sentAt, Runnable done) {
        Failpoint.REPLY_UNREAD.reach();
        desk.meters().count(outcome, System.nanoTime() - sentAt);
        book(desk, order, outcome);
        done.run();
    }

    private void book(Desk desk, BookedOrder order, SubmitOutcome outcome) {
        OrderId orderId = order.orderId();
        switch (outcome) {
            case SubmitOutcome.Accepted(List<OrderEvent> events) -> {
                answered(desk);
                if (!events.isEmpty()) {
                    journal.offer(Change.of(orderId, events));
                }
            }
            case SubmitOutcome.Refused(Refusal refusal) -> {
                answered(desk);
                journal.offer(
                        Change.of(orderId, new OrderEvent.VenueRejected(refusal, clock.instant())));
            }
            case SubmitOutcome.Deferred _ -> {
                unanswered(desk);
                guard.absent(orderId);
                unsent.put(orderId, System.nanoTime());
                after(DEFERRED, () -> again(desk, order));
            }
            case SubmitOutcome.Unknown(String reason) -> {
                unanswered(desk);
                LOG.debugf("outcome unknown: orderId=%s reason=%s", orderId, reason);
                journal.offer(Change.of(orderId, new OrderEvent.OutcomeUnknown(clock.instant())));
                unknown.watch(order);
            }
        }
    }

    private static void answered(Desk desk) {
        desk.gate().breaker().answered();
    }

    private void unanswered(Desk desk) {
        Duration pause = desk.gate().breaker().failed(System.nanoTime());
        if (!pause.isZero()) {
            LOG.warnf(
                    "venue %s gives no usable answer: nothing is sent for %s",
                    desk.gate().name(), pause);
            after(pause, () -> desk.line().turn());
        }
    }

    /** Puts an order that was not sent back in line, unless it was taken back meanwhile. */
    private void again(Desk desk, BookedOrder order) {
        Instant now = clock.instant();
        Refusal refusal = ExecutionCode.NOT_RECEIVED_BY_VENUE.refusal();
        journal.book(
                        Change.asked(
                                order.orderId(),
                                current ->
                                        isCanceling(current)
                                                ? Unsent.events(current, refusal, now)
                                                : List.of()))
                .subscribe()
                .with(
                        booked -> {
                            BookedOrder current = booked.order();
                            if (current != null && current.isUnanswered()) {
                                desk.line().admit(current);
                            } else {
                                unsent.remove(order.orderId());
                            }
                        });
    }

    private static boolean isCanceling(BookedOrder order) {
        return order.isUnanswered()
                && order.order().state() instanceof OrderState.Pending pending
                && pending.isCanceling();
    }

    private static void after(Duration pause, Runnable deed) {
        Uni.createFrom().voidItem().onItem().delayIt().by(pause).subscribe().with(_ -> deed.run());
    }
}

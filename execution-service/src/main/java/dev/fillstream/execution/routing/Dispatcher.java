package dev.fillstream.execution.routing;

import dev.fillstream.execution.Failpoint;
import dev.fillstream.execution.Patience;
import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sends orders whose intent is committed, so many at a time, and books what the venue answers. */
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final ExecutionVenue venue;
    private final Journal journal;
    private final UnknownOutcomes unknown;
    private final EgressGuard guard;
    private final Ownership ownership;
    private final VenueMeters meters;
    private final InstantSource clock;
    private final Turnstile<BookedOrder> turnstile;

    @Inject
    public Dispatcher(
            ExecutionVenue venue,
            Journal journal,
            UnknownOutcomes unknown,
            EgressGuard guard,
            Ownership ownership,
            VenueSwitch venueSwitch,
            VenueMeters meters,
            InstantSource clock,
            ExecutionConfig config) {
        this.venue = venue;
        this.journal = journal;
        this.unknown = unknown;
        this.guard = guard;
        this.ownership = ownership;
        this.meters = meters;
        this.clock = clock;
        this.turnstile =
                new Turnstile<>(
                        config.handover().maxInFlight(),
                        this::submit,
                        () -> !venueSwitch.isPaused());
        venueSwitch.onResume(turnstile::turn);
    }

    /** Completes when the last of them is under way; what becomes of it, the book will tell. */
    public Uni<Void> send(List<BookedOrder> orders) {
        orders.forEach(order -> journal.offer(Change.adopt(order)));
        return turnstile.admit(orders);
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
        if (refusal.isPresent()) {
            Refusal why = refusal.get();
            journal.offer(
                    Change.asked(order.orderId(), current -> Unsent.events(current, why, now)));
            done.run();
            return;
        }
        venue.submit(order.order().terms())
                .subscribe()
                .with(
                        outcome -> {
                            Failpoint.REPLY_UNREAD.reach();
                            meters.count(outcome, System.nanoTime() - sentAt);
                            book(order.orderId(), outcome);
                            done.run();
                        },
                        failure -> {
                            book(
                                    order.orderId(),
                                    new SubmitOutcome.Unknown(String.valueOf(failure)));
                            done.run();
                        });
    }

    private void book(OrderId orderId, SubmitOutcome outcome) {
        switch (outcome) {
            case SubmitOutcome.Accepted(List<OrderEvent> events) ->
                    journal.offer(Change.of(orderId, events));
            case SubmitOutcome.Refused(Refusal refusal) ->
                    journal.offer(
                            Change.of(
                                    orderId,
                                    new OrderEvent.VenueRejected(refusal, clock.instant())));
            case SubmitOutcome.Unknown(String reason) -> {
                LOG.debugf("outcome unknown: orderId=%s reason=%s", orderId, reason);
                journal.offer(Change.of(orderId, new OrderEvent.OutcomeUnknown(clock.instant())));
                unknown.watch(orderId);
            }
        }
    }
}

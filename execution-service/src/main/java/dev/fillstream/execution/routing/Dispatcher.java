package dev.fillstream.execution.routing;

import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Sends orders whose intent is committed, so many at a time, and books what the venue answers. */
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final ExecutionVenue venue;
    private final Journal journal;
    private final UnknownOutcomes unknown;
    private final VenueMeters meters;
    private final InstantSource clock;
    private final Turnstile<BookedOrder> turnstile;

    @Inject
    public Dispatcher(
            ExecutionVenue venue,
            Journal journal,
            UnknownOutcomes unknown,
            VenueMeters meters,
            InstantSource clock,
            ExecutionConfig config) {
        this.venue = venue;
        this.journal = journal;
        this.unknown = unknown;
        this.meters = meters;
        this.clock = clock;
        this.turnstile = new Turnstile<>(config.handover().maxInFlight(), this::submit);
    }

    /** Completes when the last of them is under way; what becomes of it, the book will tell. */
    public Uni<Void> send(List<BookedOrder> orders) {
        orders.forEach(order -> journal.offer(Change.adopt(order)));
        return turnstile.admit(orders);
    }

    /** One subscription and no operator: this runs for every order. */
    private void submit(BookedOrder order, Runnable done) {
        long sentAt = System.nanoTime();
        venue.submit(order.order().terms())
                .subscribe()
                .with(
                        outcome -> {
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

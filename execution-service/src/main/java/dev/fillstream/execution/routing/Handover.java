package dev.fillstream.execution.routing;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.report.Approval;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.NotOwner;
import dev.fillstream.execution.report.OrderEntry;
import dev.fillstream.execution.report.Rejection;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes over what risk decided: first the intent is committed, then the order is sent. An order
 * that the book knows is not sent again, whoever brings it.
 */
@ApplicationScoped
public class Handover {

    private final Venues venues;
    private final OrderEntry entry;
    private final Dispatcher dispatcher;
    private final Journal journal;
    private final EgressGuard guard;
    private final Deadlines deadlines;
    private final InstantSource clock;

    @Inject
    public Handover(
            Venues venues,
            OrderEntry entry,
            Dispatcher dispatcher,
            Journal journal,
            EgressGuard guard,
            Deadlines deadlines,
            InstantSource clock) {
        this.venues = venues;
        this.entry = entry;
        this.dispatcher = dispatcher;
        this.journal = journal;
        this.guard = guard;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Completes when all of them are booked, and sent or in line to be. Fails with {@link NotOwner}
     * where some are another instance's; the others are done with then.
     */
    public Uni<Void> take(List<Approval> approvals) {
        long since = System.nanoTime();
        return approvals.isEmpty()
                ? Uni.createFrom().voidItem()
                : journal.room()
                        .chain(venues::opened)
                        .chain(() -> enter(approvals))
                        .chain(entered -> send(entered, since));
    }

    /** Books and reports what risk refused. */
    public Uni<Void> record(List<Rejection> rejections) {
        return rejections.isEmpty() ? Uni.createFrom().voidItem() : entry.rejected(rejections);
    }

    private Uni<OrderEntry.Entered> enter(List<Approval> approvals) {
        Instant now = clock.instant();
        return entry.approved(
                approvals,
                approval -> venues.route(approval.order()).name(),
                approval -> events(approval, now));
    }

    private Uni<Void> send(OrderEntry.Entered entered, long since) {
        entered.toSend().forEach(deadlines::watch);
        entered.inDoubt().forEach(deadlines::watch);
        entered.inDoubt().forEach(dispatcher::doubt);
        return dispatcher
                .send(entered.toSend(), since)
                .chain(
                        () ->
                                entered.others().isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : Uni.createFrom().failure(new NotOwner(entered.others())));
    }

    private List<OrderEvent> events(Approval approval, Instant now) {
        Optional<ExecutionCode> forbidden =
                guard.forbidden(approval.order(), approval.origin(), now);
        if (forbidden.isPresent()) {
            return List.of(new OrderEvent.RiskRejected(forbidden.get().refusal(), now));
        }
        VenueGate gate = venues.route(approval.order());
        if (dispatcher.isOverloaded(gate)) {
            return List.of(
                    new OrderEvent.RiskRejected(ExecutionCode.VENUE_UNAVAILABLE.refusal(), now));
        }
        OrderEvent intent = new OrderEvent.RoutedToVenue(now);
        return gate.venue() instanceof InstantVenue instant
                ? instant.outcome(approval.order())
                        .map(outcome -> with(intent, outcome, now))
                        .orElseGet(() -> List.of(intent))
                : List.of(intent);
    }

    /** The intent with its outcome, which nothing can come between. */
    private static List<OrderEvent> with(OrderEvent intent, SubmitOutcome outcome, Instant now) {
        return switch (outcome) {
            case SubmitOutcome.Accepted(List<OrderEvent> events) -> {
                List<OrderEvent> all = new ArrayList<>(events.size() + 1);
                all.add(intent);
                all.addAll(events);
                yield all;
            }
            case SubmitOutcome.Refused(Refusal refusal) ->
                    List.of(intent, new OrderEvent.VenueRejected(refusal, now));
            case SubmitOutcome.Deferred _ -> List.of(intent);
            case SubmitOutcome.Unknown _ -> List.of(intent, new OrderEvent.OutcomeUnknown(now));
        };
    }
}

package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.config.ExecutionConfig.Resolver;
import dev.fillstream.execution.report.Booked;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.Dispatcher;
import dev.fillstream.execution.routing.EgressGuard;
import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.Turnstile;
import dev.fillstream.execution.routing.UnknownOutcomes;
import dev.fillstream.execution.routing.Unsent;
import dev.fillstream.execution.routing.Venues;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Asks the venue after orders whose outcome is unknown, with growing pauses, until it has them or
 * has proved, often and long enough, that it does not. Only then is an order sent once more (where
 * the venue refuses a second one with the same id, and the approval holds) or rejected.
 */
@ApplicationScoped
public class OutcomeResolver implements UnknownOutcomes {

    private final Venues venues;
    private final Journal journal;
    private final Dispatcher dispatcher;
    private final EgressGuard guard;
    private final Ownership ownership;
    private final InstantSource clock;
    private final Resolver config;
    private final Function<String, Turnstile<Inquiry>> turnstiles;
    private final Map<OrderId, String> watched = new ConcurrentHashMap<>();
    private final Set<OrderId> resent = ConcurrentHashMap.newKeySet();

    @Inject
    public OutcomeResolver(
            Venues venues,
            Journal journal,
            Dispatcher dispatcher,
            EgressGuard guard,
            Ownership ownership,
            InstantSource clock,
            ExecutionConfig config) {
        this.venues = venues;
        this.journal = journal;
        this.dispatcher = dispatcher;
        this.guard = guard;
        this.ownership = ownership;
        this.clock = clock;
        this.config = config.resolver();
        int atOnce = this.config.maxInFlight();
        this.turnstiles = venues.each(_ -> new Turnstile<>(atOnce, this::ask));
    }

    @Override
    public void watch(BookedOrder order) {
        goOnAsking(order);
    }

    private void goOnAsking(BookedOrder order) {
        if (watched.putIfAbsent(order.orderId(), order.venue()) == null) {
            askLater(new Inquiry(order, clock.instant(), config.firstDelay(), 0));
        }
    }

    /** Orders that are asked after at present. */
    public int unknown() {
        return watched.size();
    }

    /** Those of them that one venue is asked after. */
    public int unknown(String venue) {
        return (int) watched.values().stream().filter(venue::equals).count();
    }

    /**
     * Asks after an order once, now; if that does not settle it, goes on asking. Completes after
     * the first answer.
     */
    Uni<Void> askNow(BookedOrder order) {
        watched.put(order.orderId(), order.venue());
        return ask(new Inquiry(order, clock.instant(), config.firstDelay(), 0));
    }

    private void askLater(Inquiry inquiry) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(inquiry.pause())
                .subscribe()
                .with(_ -> turnstiles.apply(inquiry.order().venue()).admit(inquiry));
    }

    private Uni<Void> ask(Inquiry inquiry) {
        return venue(inquiry)
                .query(OrderAtVenue.first(inquiry.order()))
                .chain(outcome -> answered(inquiry, outcome));
    }

    private void ask(Inquiry inquiry, Runnable done) {
        ask(inquiry).subscribe().with(_ -> done.run(), _ -> done.run());
    }

    private ExecutionVenue venue(Inquiry inquiry) {
        return venues.of(inquiry.order()).venue();
    }

    private Uni<Void> answered(Inquiry inquiry, QueryOutcome outcome) {
        return switch (outcome) {
            case QueryOutcome.Found(List<VenueReport> reports) ->
                    journal.book(
                                    Change.reported(
                                            inquiry.order().venue(), inquiry.orderId(), reports))
                            .invoke(() -> settled(inquiry.orderId()))
                            .replaceWithVoid();
            case QueryOutcome.NotFound() -> notFound(inquiry.absent());
            case QueryOutcome.Unknown _ -> {
                askLater(inquiry.later(config.maxDelay()));
                yield Uni.createFrom().voidItem();
            }
        };
    }

    private Uni<Void> notFound(Inquiry inquiry) {
        boolean proven =
                inquiry.provesAbsence(
                        config.absenceProofs(), venue(inquiry).absencePatience(), clock.instant());
        if (!proven) {
            askLater(inquiry.later(config.maxDelay()));
            return Uni.createFrom().voidItem();
        }
        return journal.book(Change.of(inquiry.orderId()))
                .chain(booked -> absent(inquiry.orderId(), booked));
    }

    private Uni<Void> absent(OrderId orderId, Booked booked) {
        BookedOrder order = booked.order();
        if (order == null || !ownership.isOwned(order.origin().partition())) {
            // Its owner asks after it.
            settled(orderId);
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        guard.absent(order.orderId());
        Optional<ExecutionCode> forbidden =
                guard.forbidden(order.order().terms(), order.origin(), now);
        if (forbidden.isEmpty() && maySendAgain(order)) {
            return sendAgain(order, now);
        }
        Refusal refusal =
                forbidden
                        .filter(ExecutionCode.TRADING_HALTED::equals)
                        .orElse(ExecutionCode.NOT_RECEIVED_BY_VENUE)
                        .refusal();
        return journal.book(
                        Change.asked(
                                order.orderId(), current -> Unsent.events(current, refusal, now)))
                .invoke(() -> settled(order.orderId()))
                .replaceWithVoid();
    }

    private boolean maySendAgain(BookedOrder order) {
        return config.resendAbsent()
                && venues.of(order).venue().refusesDuplicateIds()
                && !resent.contains(order.orderId());
    }

    private Uni<Void> sendAgain(BookedOrder order, Instant now) {
        return journal.book(
                        Change.of(
                                order.orderId(),
                                new OrderEvent.NotFoundAtVenue(now),
                                new OrderEvent.RoutedToVenue(now)))
                .chain(
                        again -> {
                            watched.remove(order.orderId());
                            BookedOrder routed = again.order();
                            if (!again.applied() || routed == null) {
                                // Booked by an attempt whose answer was lost: not sent then.
                                if (routed != null && routed.isUnanswered()) {
                                    goOnAsking(routed);
                                }
                                return Uni.createFrom().voidItem();
                            }
                            resent.add(order.orderId());
                            return dispatcher.send(List.of(routed));
                        });
    }

    private void settled(OrderId orderId) {
        watched.remove(orderId);
        resent.remove(orderId);
    }
}

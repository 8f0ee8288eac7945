package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.Booked;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.order.PendingRequest;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes requests to cancel to the venue. The request is booked first; it is sent again until the
 * venue took it or refused it, since asking twice does no harm. An order that the venue has not
 * named yet is waited for.
 */
@ApplicationScoped
public class Cancellation {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ExecutionVenue venue;
    private final Journal journal;
    private final InstantSource clock;

    @Inject
    public Cancellation(ExecutionVenue venue, Journal journal, InstantSource clock) {
        this.venue = venue;
        this.journal = journal;
        this.clock = clock;
    }

    /** Completes when all of them are booked; they are sent after. */
    public Uni<Void> take(List<CancelRequest> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Uni<Void>> booked = requests.stream().map(this::take).toList();
        return Uni.join().all(booked).andFailFast().replaceWithVoid();
    }

    /** Takes up what a restart interrupted: sends the order's pending cancel request, if any. */
    public void resume(BookedOrder order) {
        if (order.order().state() instanceof OrderState.Pending pending) {
            for (PendingRequest request : pending.requests()) {
                if (request instanceof PendingRequest.Cancel(ClOrdId clOrdId)) {
                    pursue(order.orderId(), clOrdId, FIRST_PAUSE);
                }
            }
        }
    }

    private Uni<Void> take(CancelRequest request) {
        ClOrdId clOrdId = request.clOrdId();
        return journal.book(
                        Change.of(
                                request.orderId(),
                                new OrderEvent.CancelRequested(clOrdId, clock.instant())))
                .invoke(booked -> send(booked, clOrdId, FIRST_PAUSE))
                .replaceWithVoid();
    }

    private void send(Booked booked, ClOrdId clOrdId, Duration pause) {
        BookedOrder order = booked.order();
        if (order == null || !waitsFor(order, clOrdId)) {
            return;
        }
        if (!order.order().venueOrderId().isKnown()) {
            pursue(order.orderId(), clOrdId, pause);
            return;
        }
        venue.cancel(order.orderId(), order.order().venueOrderId())
                .subscribe()
                .with(outcome -> answered(order.orderId(), clOrdId, outcome, pause));
    }

    private void answered(OrderId orderId, ClOrdId clOrdId, CancelOutcome outcome, Duration pause) {
        switch (outcome) {
            case CancelOutcome.Requested() -> {
                // The venue's report will say what came of it.
            }
            case CancelOutcome.Refused(Refusal refusal) ->
                    journal.offer(
                            Change.of(
                                    orderId,
                                    new OrderEvent.RequestRejected(
                                            clOrdId, refusal, clock.instant())));
            case CancelOutcome.Unknown _ -> pursue(orderId, clOrdId, pause);
        }
    }

    private void pursue(OrderId orderId, ClOrdId clOrdId, Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(pause)
                .chain(() -> journal.book(Change.of(orderId)))
                .subscribe()
                .with(booked -> send(booked, clOrdId, next));
    }

    private static boolean waitsFor(BookedOrder order, ClOrdId clOrdId) {
        return order.order().state() instanceof OrderState.Pending pending
                && pending.find(clOrdId) != null;
    }
}

package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.execution.routing.Deadlines;
import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.execution.routing.Pursuit;
import dev.fillstream.model.order.Expiry;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Cancels orders at the venue when their time is over, where the venue does not end them by itself.
 * Every open order of this instance is watched, from when it was sent or taken over. It is asked
 * for again, under another name, until it has ended: a venue may refuse.
 */
@ApplicationScoped
public class OverdueOrders implements Deadlines {

    private static final Duration AGAIN = Duration.ofSeconds(30);

    private record Due(Instant at, BookedOrder order) {}

    private final ExecutionVenue venue;
    private final Journal journal;
    private final Pursuit pursuit;
    private final Ownership ownership;
    private final InstantSource clock;
    private final PriorityQueue<Due> watched = new PriorityQueue<>(Comparator.comparing(Due::at));

    @Inject
    public OverdueOrders(
            ExecutionVenue venue,
            Journal journal,
            Pursuit pursuit,
            Ownership ownership,
            InstantSource clock) {
        this.venue = venue;
        this.journal = journal;
        this.pursuit = pursuit;
        this.ownership = ownership;
        this.clock = clock;
    }

    @Override
    public void watch(BookedOrder order) {
        venue.deadline(order.order().terms(), order.origin().acceptedAt())
                .ifPresent(at -> add(new Due(at, order)));
    }

    /** Asks for a cancel of every order that is over its time; completes when all are booked. */
    Uni<Void> cancelDue() {
        Instant now = clock.instant();
        List<Due> due = takeDue(now);
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndMerge(one -> cancel(one.order(), now))
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private void add(Due due) {
        synchronized (watched) {
            watched.add(due);
        }
    }

    private List<Due> takeDue(Instant now) {
        List<Due> due = new ArrayList<>();
        synchronized (watched) {
            for (Due next = watched.peek();
                    next != null && !next.at().isAfter(now);
                    next = watched.peek()) {
                due.add(watched.remove());
            }
        }
        return due;
    }

    /** Another instance's is watched there. */
    private Uni<Void> cancel(BookedOrder order, Instant now) {
        if (!ownership.isOwned(order.origin().partition())) {
            return Uni.createFrom().voidItem();
        }
        OrderEvent asked =
                new OrderEvent.CancelRequested(Expiry.request(order.orderId(), now), now);
        return journal.book(
                        Change.asked(
                                order.orderId(),
                                current -> isEnding(current) ? List.of() : List.of(asked)))
                .invoke(
                        booked -> {
                            BookedOrder current = booked.order();
                            if (current != null && !current.order().isTerminal()) {
                                pursuit.pursue(current);
                                add(new Due(now.plus(AGAIN), order));
                            }
                        })
                .replaceWithVoid();
    }

    /** A cancel that somebody else asked for takes it back as well. */
    private static boolean isEnding(BookedOrder order) {
        return order.order().isTerminal()
                || (order.order().state() instanceof OrderState.Pending pending
                        && pending.isCanceling());
    }
}

package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.execution.routing.Deadlines;
import dev.fillstream.execution.routing.Pursuit;
import dev.fillstream.execution.routing.Venues;
import dev.fillstream.model.order.Expiry;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Cancels orders at the venue when their time is over, where the venue does not end them by itself.
 * Open orders of this instance are watched from when they were sent or taken over, those that have
 * long to go from when a look ahead finds them in the book. A cancel is asked for again, under
 * another name, until the order has ended: a venue may refuse.
 */
@ApplicationScoped
public class OverdueOrders implements Deadlines {

    /** How often to look ahead; what is due later than twice that is not kept in memory. */
    static final Duration AHEAD = Duration.ofHours(1);

    private static final Duration AGAIN = Duration.ofSeconds(30);

    private record Due(Instant at, OrderId orderId, int partition) {}

    private final Venues venues;
    private final CatchUp catchUp;
    private final Journal journal;
    private final Pursuit pursuit;
    private final Ownership ownership;
    private final InstantSource clock;
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final Set<OrderId> watched = new HashSet<>();

    @Inject
    public OverdueOrders(
            Venues venues,
            CatchUp catchUp,
            Journal journal,
            Pursuit pursuit,
            Ownership ownership,
            InstantSource clock) {
        this.venues = venues;
        this.catchUp = catchUp;
        this.journal = journal;
        this.pursuit = pursuit;
        this.ownership = ownership;
        this.clock = clock;
    }

    @Override
    public void watch(BookedOrder order) {
        venues.of(order)
                .venue()
                .deadline(order.order().terms(), order.origin().acceptedAt())
                .filter(at -> at.isBefore(clock.instant().plus(AHEAD.multipliedBy(2))))
                .ifPresent(at -> add(new Due(at, order.orderId(), order.origin().partition())));
    }

    /** Watches what comes due before the next look. */
    Uni<Void> lookAhead() {
        return catchUp.forEach(
                order -> {
                    if (ownership.isOwned(order.origin().partition())) {
                        watch(order);
                    }
                    return Uni.createFrom().voidItem();
                });
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
                        .transformToUniAndMerge(one -> cancel(one, now))
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private void add(Due due) {
        synchronized (queue) {
            if (watched.add(due.orderId())) {
                queue.add(due);
            }
        }
    }

    private List<Due> takeDue(Instant now) {
        List<Due> due = new ArrayList<>();
        synchronized (queue) {
            for (Due next = queue.peek();
                    next != null && !next.at().isAfter(now);
                    next = queue.peek()) {
                due.add(queue.remove());
                watched.remove(next.orderId());
            }
        }
        return due;
    }

    /** Another instance's is watched there. */
    private Uni<Void> cancel(Due due, Instant now) {
        if (!ownership.isOwned(due.partition())) {
            return Uni.createFrom().voidItem();
        }
        OrderEvent asked = new OrderEvent.CancelRequested(Expiry.request(due.orderId(), now), now);
        return journal.book(
                        Change.asked(
                                due.orderId(),
                                current -> isEnding(current) ? List.of() : List.of(asked)))
                .invoke(
                        booked -> {
                            BookedOrder current = booked.order();
                            if (current != null && !current.order().isTerminal()) {
                                pursuit.pursue(current);
                                add(new Due(now.plus(AGAIN), due.orderId(), due.partition()));
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

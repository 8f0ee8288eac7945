package dev.fillstream.execution.report;

import dev.fillstream.execution.Failpoint;
import dev.fillstream.execution.Patience;
import dev.fillstream.execution.report.JournalLane.Entry;
import dev.fillstream.execution.report.OrderBook.TradeKnown;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Books one batch of a lane: reads the orders that are not in memory, decides, saves, and keeps the
 * orders for the next time. Called by one thread at a time, the lane's.
 */
final class LaneBooking {

    private final BatchBooking saving;
    private final OrderBook book;
    private final Quarantine quarantine;
    private final Ownership ownership;
    private final LaneRouter router;
    private final Map<OrderId, BookedOrder> memory;
    private int seenChanges;

    /**
     * @param router where entries go that turn out to be for another lane, or for later
     */
    LaneBooking(
            BatchBooking saving,
            OrderBook book,
            Quarantine quarantine,
            Ownership ownership,
            LaneRouter router,
            int ordersInMemory) {
        this.saving = saving;
        this.book = book;
        this.quarantine = quarantine;
        this.ownership = ownership;
        this.router = router;
        this.memory = new Recent(ordersInMemory);
    }

    /** Completes when every change of the batch is booked, or found to be none. Never fails. */
    Uni<Void> book(List<Entry> batch) {
        forgetAfterTakeover();
        Set<OrderId> missing = new HashSet<>();
        for (Entry entry : batch) {
            if (entry.change() instanceof Change.Adopted(BookedOrder known)) {
                memory.putIfAbsent(known.orderId(), known);
            } else if (!memory.containsKey(entry.change().orderId())) {
                missing.add(entry.change().orderId());
            }
        }
        return missing.isEmpty() ? decide(batch) : load(batch, missing);
    }

    private void forgetAfterTakeover() {
        int changes = ownership.changes();
        if (changes != seenChanges) {
            seenChanges = changes;
            memory.clear();
        }
    }

    private Uni<Void> load(List<Entry> batch, Set<OrderId> missing) {
        return Patience.untilDone("the book", () -> book.load(missing))
                .invoke(orders -> orders.forEach(order -> memory.put(order.orderId(), order)))
                .chain(
                        () -> {
                            missing.removeAll(memory.keySet());
                            return missing.isEmpty() ? decide(batch) : seekOwners(batch, missing);
                        });
    }

    /** What is no order of ours may be one that a replace request of ours made at the venue. */
    private Uni<Void> seekOwners(List<Entry> batch, Set<OrderId> strangers) {
        return Patience.untilDone("the book", () -> book.replaced(strangers))
                .chain(
                        owners -> {
                            List<Entry> own = new ArrayList<>();
                            for (Entry entry : batch) {
                                OrderId owner = owners.get(entry.change().orderId());
                                if (owner != null && entry.change() instanceof Change.Reported) {
                                    router.handOn(entry, owner);
                                } else {
                                    own.add(entry);
                                }
                            }
                            return decide(own);
                        });
    }

    private Uni<Void> decide(List<Entry> batch) {
        Booking booking = new Booking();
        for (Entry entry : batch) {
            Change change = entry.change();
            BookedOrder order = current(booking, change.orderId());
            if (order == null) {
                if (!(change instanceof Change.Asked)) {
                    booking.keepAside(
                            venue(change),
                            Quarantine.Reason.ORDER_UNKNOWN.name(),
                            change.toString());
                }
            } else if (isOwn(order, change)) {
                entry.applied(booking.apply(order, change));
            }
        }
        booking.waiting().forEach(router::later);
        Uni<Void> saved =
                booking.orders().isEmpty() ? completed(batch, Set.of()) : save(batch, booking);
        return booking.aside().isEmpty() ? saved : saved.chain(() -> keepAside(booking.aside()));
    }

    /**
     * Every instance hears all that the venue says; an order's owner books it, so that its reports
     * leave in order. An order that has ended, of which more is heard, may have no owner.
     */
    private boolean isOwn(BookedOrder order, Change change) {
        return !(change instanceof Change.Reported)
                || ownership.isOwned(order.origin().partition())
                || order.order().isTerminal();
    }

    private static String venue(Change change) {
        return change instanceof Change.Reported(String venue, _, _) ? venue : "";
    }

    private @Nullable BookedOrder current(Booking booking, OrderId orderId) {
        BookedOrder changed = booking.changed(orderId);
        return changed == null ? memory.get(orderId) : changed;
    }

    private Uni<Void> save(List<Entry> batch, Booking booking) {
        Failpoint.REPLY_UNCOMMITTED.reach();
        return Patience.untilDone(
                        "the book", () -> saving.save(booking), TradeKnown.class::isInstance)
                .chain(saved -> keep(batch, booking.orders(), saved))
                .onFailure(TradeKnown.class)
                .recoverWithUni(() -> bookApart(batch, booking.orders()));
    }

    private Uni<Void> keep(List<Entry> batch, List<BookedOrder> orders, Set<OrderId> saved) {
        Set<OrderId> stale = new HashSet<>();
        for (BookedOrder order : orders) {
            if (saved.contains(order.orderId())) {
                memory.put(order.orderId(), order.saved());
            } else {
                memory.remove(order.orderId());
                stale.add(order.orderId());
            }
        }
        if (stale.isEmpty()) {
            return completed(batch, stale);
        }
        // Someone else changed these: what memory had was old, so decide once more on what is.
        return completed(batch, stale).chain(() -> book(only(batch, stale)));
    }

    /**
     * Finds the change whose trade the book has under another order, by booking them one by one.
     * Rare, and never in the way of good ones.
     */
    private Uni<Void> bookApart(List<Entry> batch, List<BookedOrder> orders) {
        orders.forEach(order -> memory.remove(order.orderId()));
        if (batch.size() == 1) {
            Entry entry = batch.getFirst();
            return keepAside(
                            List.of(
                                    new Booking.Aside(
                                            orders.getFirst().venue(),
                                            Quarantine.Reason.EXEC_ID_REUSED.name(),
                                            entry.change().toString())))
                    .invoke(() -> entry.complete(null));
        }
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> book(List.of(entry.unknown())).replaceWith(entry))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> completed(List<Entry> batch, Set<OrderId> butNot) {
        for (Entry entry : batch) {
            if (!butNot.contains(entry.change().orderId())) {
                entry.complete(memory.get(entry.change().orderId()));
            }
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> keepAside(List<Booking.Aside> aside) {
        return Multi.createFrom()
                .iterable(aside)
                .onItem()
                .transformToUniAndConcatenate(
                        one ->
                                quarantine
                                        .keep(one.venue(), one.reason(), "", one.message())
                                        .replaceWith(one))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<Entry> only(List<Entry> batch, Set<OrderId> orders) {
        return batch.stream()
                .filter(entry -> orders.contains(entry.change().orderId()))
                .map(Entry::unknown)
                .toList();
    }

    /** The orders met last. */
    private static final class Recent extends LinkedHashMap<OrderId, BookedOrder> {
        private static final long serialVersionUID = 1L;
        private final int most;

        Recent(int most) {
            super(64, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, BookedOrder> eldest) {
            return size() > most;
        }
    }
}

package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.OrderBook;
import dev.fillstream.execution.report.OrderBook.Page;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.execution.routing.Dispatcher;
import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.UnknownOutcomes;
import dev.fillstream.execution.routing.Venues;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Goes through all open orders of the book, page by page; asks after this instance's own. */
@ApplicationScoped
public class CatchUp {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 16;

    private final OrderBook book;
    private final Venues venues;
    private final Journal journal;
    private final UnknownOutcomes unknown;
    private final Ownership ownership;
    private final Dispatcher dispatcher;

    @Inject
    public CatchUp(
            OrderBook book,
            Venues venues,
            Journal journal,
            UnknownOutcomes unknown,
            Ownership ownership,
            Dispatcher dispatcher) {
        this.ownership = ownership;
        this.dispatcher = dispatcher;
        this.book = book;
        this.venues = venues;
        this.journal = journal;
        this.unknown = unknown;
    }

    /** Asks after every open order at a venue once: reports about it may have been missed. */
    public Uni<Void> askAfterAll(String venue) {
        return forEach(
                order -> order.venue().equals(venue) ? ask(order) : Uni.createFrom().voidItem());
    }

    /**
     * Asks after open orders of which nothing was heard since {@code quietSince}, at most so many;
     * gives where it stopped, or the first place where it came to the end.
     */
    public Uni<Page> askAfterQuiet(Page after, Instant quietSince, int most) {
        return book.open(after, most, quietSince)
                .chain(
                        page ->
                                each(page.orders(), this::ask)
                                        .replaceWith(
                                                page.orders().size() < most
                                                        ? Page.FIRST
                                                        : page.last()));
    }

    /** Completes when {@code work} has completed for every open order. */
    Uni<Void> forEach(Function<BookedOrder, Uni<Void>> work) {
        return forEach(work, Page.FIRST);
    }

    private Uni<Void> forEach(Function<BookedOrder, Uni<Void>> work, Page after) {
        return book.open(after, PAGE, Instant.MAX)
                .chain(
                        page ->
                                page.orders().isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : each(page.orders(), work)
                                                .chain(() -> forEach(work, page.last())));
    }

    private static Uni<Void> each(List<BookedOrder> page, Function<BookedOrder, Uni<Void>> work) {
        if (page.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(page)
                .onItem()
                .transformToUni(order -> work.apply(order).replaceWith(order))
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    Uni<Void> ask(BookedOrder order) {
        if (!ownership.isOwned(order.origin().partition())
                || dispatcher.isUnsent(order.orderId())) {
            return Uni.createFrom().voidItem();
        }
        return venues.of(order)
                .venue()
                .query(OrderAtVenue.first(order))
                .invoke(
                        outcome -> {
                            switch (outcome) {
                                case QueryOutcome.Found(var reports) ->
                                        journal.offer(
                                                Change.reported(
                                                        order.venue(), order.orderId(), reports));
                                case QueryOutcome.NotFound() -> {
                                    // Proves nothing here: the order may be on its way.
                                }
                                case QueryOutcome.Unknown _ -> unknown.watch(order);
                            }
                        })
                .replaceWithVoid();
    }
}

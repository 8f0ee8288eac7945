package dev.fillstream.execution.report;

import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes to the book, and right after the commit sends what is to be told.
 *
 * <p>A transaction whose answer was lost with its connection may be committed: what it holds is
 * then in the book, and nobody here will send it. So after a failure all is left to the sweeper,
 * which goes by the book; and once more when the repetition finds that the book was ahead of it,
 * for the server may have committed as late as that.
 */
@ApplicationScoped
public class BatchBooking {

    /** Longer than a transaction whose connection is gone can go on in the server. */
    private static final Duration LOST_ANSWERS = Duration.ofMinutes(2);

    private final OrderBook book;
    private final ReportFormat format;
    private final ReportFeed feed;
    private final BatchIds batchIds;
    private final AtomicLong lastFailure =
            new AtomicLong(System.nanoTime() - LOST_ANSWERS.toNanos());
    private final Replacements replacements;
    private final Ownership ownership;
    private final InstantSource clock;

    @Inject
    public BatchBooking(
            OrderBook book,
            ReportFormat format,
            ReportFeed feed,
            BatchIds batchIds,
            Replacements replacements,
            Ownership ownership,
            InstantSource clock) {
        this.book = book;
        this.format = format;
        this.feed = feed;
        this.batchIds = batchIds;
        this.replacements = replacements;
        this.ownership = ownership;
        this.clock = clock;
    }

    /** The orders saved; the rest was not in the version that the change started from. */
    Uni<Set<OrderId>> save(Booking booking) {
        Instant now = clock.instant();
        ReportBatch batch = batch(booking.told(), now);
        return watched(book.save(booking.changes(batch), now))
                .invoke(
                        saved -> {
                            booking.replaces().forEach(this::remember);
                            publish(batch, saved, booking.orders().size());
                        });
    }

    /**
     * New orders that were written.
     *
     * @param others partitions whose orders were not, for another instance owns them
     * @param isAfterFailure whether a transaction failed not long ago: it may have written what the
     *     book has already
     */
    record Entered(Set<OrderId> orders, Set<Integer> others, boolean isAfterFailure) {}

    /** Writes those orders that the book did not have yet and that are this instance's. */
    Uni<Entered> enter(Booking booking) {
        long asked = System.nanoTime();
        Instant now = clock.instant();
        ReportBatch batch = batch(booking.told(), now);
        return watched(book.enter(booking.changes(batch), now))
                .map(
                        entered -> {
                            publish(batch, entered.orders(), booking.orders().size());
                            ownership.confirm(entered.partitions(), asked);
                            Set<Integer> others = others(booking, entered.partitions());
                            ownership.lose(others);
                            return new Entered(entered.orders(), others, isAfterFailure());
                        });
    }

    private static Set<Integer> others(Booking booking, Set<Integer> own) {
        Set<Integer> others = new HashSet<>();
        for (BookedOrder order : booking.orders()) {
            if (!own.contains(order.origin().partition())) {
                others.add(order.origin().partition());
            }
        }
        return others;
    }

    /** A refusal that the book did not have yet is told. */
    Uni<Void> enterRefused(RefusedRequest request) {
        ReportBatch batch = new ReportBatch(batchIds.next(), List.of(format.toBooked(request)));
        return watched(book.enterRefused(request, batch))
                .invoke(
                        isNew -> {
                            if (isNew) {
                                feed.publish(batch);
                            } else {
                                foundInTheBook();
                            }
                        })
                .replaceWithVoid();
    }

    private void remember(OrderBook.ReplaceIntent intent) {
        replacements.remember(intent.requestId(), intent.order().orderId());
    }

    /** Whatever of it the book did not have yet is told. */
    Uni<Void> enterRejected(List<Rejection> rejections) {
        ReportBatch batch =
                new ReportBatch(
                        batchIds.next(), rejections.stream().map(BookedReport::of).toList());
        return watched(book.enterRejected(rejections, batch))
                .invoke(entered -> publish(batch, entered, rejections.size()))
                .replaceWithVoid();
    }

    private ReportBatch batch(List<Booking.Told> told, Instant now) {
        return new ReportBatch(
                batchIds.next(),
                told.stream().map(one -> format.toBooked(one.order(), one.report(), now)).toList());
    }

    private <T> Uni<T> watched(Uni<T> transaction) {
        return transaction
                .onFailure(failure -> !(failure instanceof OrderBook.TradeKnown))
                .invoke(
                        () -> {
                            lastFailure.set(System.nanoTime());
                            feed.leaveToSweeper();
                        });
    }

    /** Mostly because it came twice, which is no reason to look further. */
    private void foundInTheBook() {
        if (isAfterFailure()) {
            feed.leaveToSweeper();
        }
    }

    private boolean isAfterFailure() {
        return System.nanoTime() - lastFailure.get() < LOST_ANSWERS.toNanos();
    }

    private void publish(ReportBatch batch, Set<OrderId> booked, int asked) {
        if (booked.size() < asked) {
            foundInTheBook();
        }
        if (!batch.reports().isEmpty()) {
            feed.publish(batch.only(booked));
        }
    }
}

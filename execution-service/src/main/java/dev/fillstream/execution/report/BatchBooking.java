package dev.fillstream.execution.report;

import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes to the book, and right after the commit sends what is to be told. */
@ApplicationScoped
public class BatchBooking {

    private final OrderBook book;
    private final ReportFormat format;
    private final ReportFeed feed;
    private final BatchIds batchIds;
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
        return book.save(booking.changes(batch), now)
                .invoke(
                        saved -> {
                            booking.replaces().forEach(this::remember);
                            publish(batch, saved);
                        });
    }

    /**
     * New orders that were written.
     *
     * @param others partitions whose orders were not, for another instance owns them
     */
    record Entered(Set<OrderId> orders, Set<Integer> others) {}

    /** Writes those orders that the book did not have yet and that are this instance's. */
    Uni<Entered> enter(Booking booking) {
        long asked = System.nanoTime();
        Instant now = clock.instant();
        ReportBatch batch = batch(booking.told(), now);
        return book.enter(booking.changes(batch), now)
                .map(
                        entered -> {
                            publish(batch, entered.orders());
                            ownership.confirm(entered.partitions(), asked);
                            Set<Integer> others = others(booking, entered.partitions());
                            ownership.lose(others);
                            return new Entered(entered.orders(), others);
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
        return book.enterRefused(request, batch)
                .invoke(
                        isNew -> {
                            if (isNew) {
                                feed.publish(batch);
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
        return book.enterRejected(rejections, batch)
                .invoke(entered -> publish(batch, entered))
                .replaceWithVoid();
    }

    private ReportBatch batch(List<Booking.Told> told, Instant now) {
        return new ReportBatch(
                batchIds.next(),
                told.stream().map(one -> format.toBooked(one.order(), one.report(), now)).toList());
    }

    private void publish(ReportBatch batch, Set<OrderId> booked) {
        if (!batch.reports().isEmpty()) {
            feed.publish(batch.only(booked));
        }
    }
}

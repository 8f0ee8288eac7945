package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.Approval;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.OrderEntry;
import dev.fillstream.execution.report.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Takes over what risk decided: first the intent is committed, then the order is sent. An order
 * that the book knows is not sent again, whoever brings it.
 */
@ApplicationScoped
public class Handover {

    private final ExecutionVenue venue;
    private final OrderEntry entry;
    private final Dispatcher dispatcher;
    private final Journal journal;

    @Inject
    public Handover(
            ExecutionVenue venue, OrderEntry entry, Dispatcher dispatcher, Journal journal) {
        this.venue = venue;
        this.entry = entry;
        this.dispatcher = dispatcher;
        this.journal = journal;
    }

    /** Completes when all of them are booked, and sent or in line to be. */
    public Uni<Void> take(List<Approval> approvals) {
        if (approvals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return journal.room()
                .chain(() -> entry.approved(approvals, venue.name()))
                .chain(dispatcher::send);
    }

    /** Books and reports what risk refused. */
    public Uni<Void> record(List<Rejection> rejections) {
        return rejections.isEmpty() ? Uni.createFrom().voidItem() : entry.rejected(rejections);
    }
}

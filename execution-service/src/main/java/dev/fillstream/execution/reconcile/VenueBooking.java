package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.OrderBook;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.ExecutionVenue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Books what the venue reports, and asks after what it may have reported while nobody listened. */
@ApplicationScoped
public class VenueBooking implements ExecutionVenue.VenueListener {

    private static final Logger LOG = Logger.getLogger(VenueBooking.class);
    private static final int LONGEST_MESSAGE = 4_000;

    private final Journal journal;
    private final OrderBook book;
    private final CatchUp catchUp;
    private final ExecutionVenue venue;
    private final InstantSource clock;

    @Inject
    public VenueBooking(
            Journal journal,
            OrderBook book,
            CatchUp catchUp,
            ExecutionVenue venue,
            InstantSource clock) {
        this.journal = journal;
        this.book = book;
        this.catchUp = catchUp;
        this.venue = venue;
        this.clock = clock;
    }

    @Override
    public void reported(VenueReport report) {
        journal.offer(report);
    }

    @Override
    public void unintelligible(String message, String reason) {
        String kept = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
        book.quarantine(venue.name(), reason, kept, clock.instant())
                .subscribe()
                .with(
                        _ -> LOG.warnf("a message of the venue is kept aside: %s", reason),
                        failure -> LOG.errorf("not kept aside: %s, %s", kept, failure));
    }

    @Override
    public void resumed() {
        catchUp.askAfterAll()
                .subscribe()
                .with(
                        _ -> LOG.infof("caught up with venue %s", venue.name()),
                        failure -> LOG.warnf("could not catch up with the venue: %s", failure));
    }
}

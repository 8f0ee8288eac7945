package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.Quarantine;
import dev.fillstream.execution.report.Quarantine.Reason;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.ExecutionVenue.VenueListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/**
 * Books what each venue reports, and asks after what it may have reported while nobody listened.
 */
@ApplicationScoped
public class VenueBooking {

    private static final Logger LOG = Logger.getLogger(VenueBooking.class);

    private final Journal journal;
    private final Quarantine quarantine;
    private final CatchUp catchUp;
    private final MissedTrades missed;

    @Inject
    public VenueBooking(
            Journal journal, Quarantine quarantine, CatchUp catchUp, MissedTrades missed) {
        this.missed = missed;
        this.journal = journal;
        this.quarantine = quarantine;
        this.catchUp = catchUp;
    }

    /** Who hears what the venue of that name says. */
    VenueListener listener(String venue) {
        return new Listener(venue);
    }

    private final class Listener implements VenueListener {

        private final String venue;

        Listener(String venue) {
            this.venue = venue;
        }

        @Override
        public void reported(VenueReport report) {
            journal.offer(venue, report);
        }

        @Override
        public void unintelligible(String message, String reason) {
            quarantine
                    .keep(venue, Reason.UNINTELLIGIBLE.name(), reason, message)
                    .subscribe()
                    .with(_ -> {}, failure -> LOG.errorf("not kept aside: %s", failure));
        }

        @Override
        public void resumed() {
            missed.wasDeaf(venue);
            missed.catchUp(venue)
                    .chain(() -> catchUp.askAfterAll(venue))
                    .subscribe()
                    .with(
                            _ -> LOG.infof("caught up with venue %s", venue),
                            failure -> LOG.warnf("could not catch up with the venue: %s", failure));
        }
    }
}

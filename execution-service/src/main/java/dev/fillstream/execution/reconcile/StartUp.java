package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.Patience;
import dev.fillstream.execution.report.ReportSweeper;
import dev.fillstream.execution.routing.ExecutionVenue;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/**
 * Brings the book and the world together before anything new is taken in: reports that a crash left
 * are published, orders that may or may not have been sent are asked after. Then the gate opens.
 */
@ApplicationScoped
public class StartUp {

    private static final Logger LOG = Logger.getLogger(StartUp.class);

    private final ReportSweeper sweeper;
    private final UnfinishedOrders unfinished;
    private final ExecutionVenue venue;
    private final VenueBooking listener;
    private final StartGate gate;

    @Inject
    public StartUp(
            ReportSweeper sweeper,
            UnfinishedOrders unfinished,
            ExecutionVenue venue,
            VenueBooking listener,
            StartGate gate) {
        this.sweeper = sweeper;
        this.unfinished = unfinished;
        this.venue = venue;
        this.listener = listener;
        this.gate = gate;
    }

    void start(@Observes StartupEvent event) {
        venue.open(listener);
        Patience.untilDone("start-up", sweeper::sweepAll)
                .chain(() -> Patience.untilDone("start-up", unfinished::takeUp))
                .subscribe()
                .with(
                        _ -> {
                            gate.open();
                            LOG.infof("reconciled; orders go to venue %s", venue.name());
                        });
    }
}

package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.Patience;
import dev.fillstream.execution.report.ReportSweeper;
import dev.fillstream.execution.routing.TradingStates;
import dev.fillstream.execution.routing.VenueGate;
import dev.fillstream.execution.routing.Venues;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/**
 * Brings the book and the world together before anything new is taken in: reports that a crash left
 * are published, and the kill switch is read. Then the gate opens, and {@link Takeover} does what
 * each partition needs.
 */
@ApplicationScoped
public class StartUp {

    private static final Logger LOG = Logger.getLogger(StartUp.class);

    private final ReportSweeper sweeper;
    private final TradingStates states;
    private final PausedVenue paused;
    private final Venues venues;
    private final VenueBooking listener;
    private final StartGate gate;

    @Inject
    public StartUp(
            ReportSweeper sweeper,
            TradingStates states,
            PausedVenue paused,
            Venues venues,
            VenueBooking listener,
            StartGate gate) {
        this.sweeper = sweeper;
        this.states = states;
        this.paused = paused;
        this.venues = venues;
        this.listener = listener;
        this.gate = gate;
    }

    void start(@Observes StartupEvent event) {
        venues.all().forEach(gate -> gate.venue().open(listener.listener(gate.name())));
        Patience.untilDone("start-up", sweeper::sweepAll)
                .chain(states::known)
                .chain(() -> Patience.untilDone("start-up", paused::align))
                .subscribe()
                .with(
                        _ -> {
                            gate.open();
                            LOG.infof(
                                    "ready to take partitions over; venues: %s",
                                    venues.all().stream().map(VenueGate::name).toList());
                        });
    }
}

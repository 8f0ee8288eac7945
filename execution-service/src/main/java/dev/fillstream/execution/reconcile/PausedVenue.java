package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.routing.VenueGate;
import dev.fillstream.execution.routing.VenuePauses;
import dev.fillstream.execution.routing.VenueSwitch;
import dev.fillstream.execution.routing.Venues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps this instance's switches and what is written for all instances the same. */
@ApplicationScoped
public class PausedVenue {

    private final VenuePauses pauses;
    private final Venues venues;
    private final InstantSource clock;

    @Inject
    public PausedVenue(VenuePauses pauses, Venues venues, InstantSource clock) {
        this.pauses = pauses;
        this.venues = venues;
        this.clock = clock;
    }

    /** No orders go to the venue from now on, here at once and elsewhere soon. */
    public Uni<Void> pause(VenueGate gate, String reason) {
        gate.venueSwitch().pause(reason);
        return pauses.pause(gate.name(), reason, clock.instant());
    }

    public Uni<Void> resume(VenueGate gate) {
        return pauses.resume(gate.name()).invoke(gate.venueSwitch()::resume);
    }

    /** Takes over what another instance, or an earlier run, wrote, and writes what is new here. */
    Uni<Void> align() {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (VenueGate gate : venues.all()) {
            done = done.chain(() -> align(gate));
        }
        return done;
    }

    private Uni<Void> align(VenueGate gate) {
        boolean isNewHere = gate.venueSwitch().takeNews();
        return pauses.reason(gate.name()).chain(written -> align(gate, written, isNewHere));
    }

    private Uni<Void> align(VenueGate gate, Optional<String> written, boolean isNewHere) {
        VenueSwitch venueSwitch = gate.venueSwitch();
        Optional<String> here = venueSwitch.reason();
        if (isNewHere && here.isPresent()) {
            return pauses.pause(gate.name(), here.get(), clock.instant());
        }
        if (written.isPresent() && here.isEmpty()) {
            venueSwitch.follow(written.get());
        } else if (written.isEmpty() && here.isPresent()) {
            venueSwitch.resume();
        }
        return Uni.createFrom().voidItem();
    }
}

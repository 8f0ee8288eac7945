package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.execution.routing.VenuePauses;
import dev.fillstream.execution.routing.VenueSwitch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps this instance's switch and what is written for all instances the same. */
@ApplicationScoped
public class PausedVenue {

    private final VenuePauses pauses;
    private final VenueSwitch venueSwitch;
    private final ExecutionVenue venue;
    private final InstantSource clock;

    @Inject
    public PausedVenue(
            VenuePauses pauses,
            VenueSwitch venueSwitch,
            ExecutionVenue venue,
            InstantSource clock) {
        this.pauses = pauses;
        this.venueSwitch = venueSwitch;
        this.venue = venue;
        this.clock = clock;
    }

    /** No orders go to the venue from now on, here at once and elsewhere soon. */
    public Uni<Void> pause(String reason) {
        venueSwitch.pause(reason);
        return pauses.pause(venue.name(), reason, clock.instant());
    }

    public Uni<Void> resume() {
        return pauses.resume(venue.name()).invoke(venueSwitch::resume);
    }

    /** Takes over what another instance, or an earlier run, wrote, and writes what is new here. */
    Uni<Void> align() {
        boolean isNewHere = venueSwitch.takeNews();
        return pauses.reason(venue.name()).chain(written -> align(written, isNewHere));
    }

    private Uni<Void> align(Optional<String> written, boolean isNewHere) {
        Optional<String> here = venueSwitch.reason();
        if (isNewHere && here.isPresent()) {
            return pauses.pause(venue.name(), here.get(), clock.instant());
        }
        if (written.isPresent() && here.isEmpty()) {
            venueSwitch.follow(written.get());
        } else if (written.isEmpty() && here.isPresent()) {
            venueSwitch.resume();
        }
        return Uni.createFrom().voidItem();
    }
}

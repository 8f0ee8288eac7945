package dev.fillstream.execution.adapter.rest;

import dev.fillstream.execution.reconcile.CatchUp;
import dev.fillstream.execution.reconcile.PausedVenue;
import dev.fillstream.execution.routing.Venues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What an operator, and nobody else, can do with a venue. */
@ApplicationScoped
public class VenueControls {

    private final Venues venues;
    private final PausedVenue paused;
    private final CatchUp catchUp;
    private final Caller caller;

    @Inject
    public VenueControls(Venues venues, PausedVenue paused, CatchUp catchUp, Caller caller) {
        this.venues = venues;
        this.paused = paused;
        this.catchUp = catchUp;
        this.caller = caller;
    }

    Uni<Void> pause(String name) {
        check(name);
        return paused.pause(venues.named(name), "paused by " + caller.name());
    }

    Uni<Void> resume(String name) {
        check(name);
        return paused.resume(venues.named(name));
    }

    Uni<Void> reconcile(String name) {
        check(name);
        return catchUp.askAfterAll(name);
    }

    private void check(String name) {
        if (!caller.isOperator()) {
            throw Problem.of(ProblemCode.FORBIDDEN, "only an operator may do this").raised();
        }
        if (!venues.has(name)) {
            throw Problem.of(ProblemCode.NOT_FOUND, "no such venue").raised();
        }
    }
}

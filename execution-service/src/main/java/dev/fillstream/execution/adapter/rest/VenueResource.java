package dev.fillstream.execution.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fillstream.execution.reconcile.OutcomeResolver;
import dev.fillstream.execution.routing.Pursuit;
import dev.fillstream.execution.routing.VenueGate;
import dev.fillstream.execution.routing.Venues;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The venues that orders go to, how it stands with them, and what an operator can do. */
@Path("/v1/venues")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class VenueResource {

    /** All venues. */
    public record VenueList(List<VenueView> venues) {}

    /**
     * @param listening whether the venue's reports arrive at present
     * @param answering whether it gave a usable answer to one of the last orders
     * @param unknownOutcomes orders that it is being asked after
     * @param waitingRequests cancels and replaces that it has not answered
     * @param paused whether orders wait until it is resumed; cancels never do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VenueView(
            String venue,
            boolean listening,
            boolean answering,
            int unknownOutcomes,
            int waitingRequests,
            boolean paused,
            @Nullable String pauseReason) {}

    private final Venues venues;
    private final OutcomeResolver resolver;
    private final Pursuit pursuit;
    private final VenueControls controls;

    @Inject
    public VenueResource(
            Venues venues, OutcomeResolver resolver, Pursuit pursuit, VenueControls controls) {
        this.venues = venues;
        this.resolver = resolver;
        this.pursuit = pursuit;
        this.controls = controls;
    }

    @GET
    @NonBlocking
    public VenueList venues() {
        return new VenueList(venues.all().stream().map(this::view).toList());
    }

    /** Orders wait from now on; what is at the venue stays there. */
    @POST
    @Path("/{venue}/pause")
    public Uni<VenueView> pause(String venue) {
        return controls.pause(venue).map(_ -> view(venues.named(venue)));
    }

    /** Orders go again; those whose approval grew too old are reported as expired. */
    @POST
    @Path("/{venue}/resume")
    public Uni<VenueView> resume(String venue) {
        return controls.resume(venue).map(_ -> view(venues.named(venue)));
    }

    /** Asks the venue after every open order now; answers when all were asked after. */
    @POST
    @Path("/{venue}/reconcile")
    public Uni<VenueView> reconcile(String venue) {
        return controls.reconcile(venue).map(_ -> view(venues.named(venue)));
    }

    private VenueView view(VenueGate gate) {
        return new VenueView(
                gate.name(),
                gate.venue().isListening(),
                !gate.breaker().isOpen(),
                resolver.unknown(gate.name()),
                pursuit.waiting(gate.name()),
                gate.venueSwitch().isPaused(),
                gate.venueSwitch().reason().orElse(null));
    }
}

package dev.fillstream.execution.adapter.rest;

import dev.fillstream.execution.reconcile.OutcomeResolver;
import dev.fillstream.execution.routing.ExecutionVenue;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The venues that orders go to, and how it stands with them. */
@Path("/v1/venues")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class VenueResource {

    /** All venues. */
    public record Venues(List<VenueView> venues) {}

    /**
     * @param listening whether the venue's reports arrive at present
     * @param unknownOutcomes orders that it is being asked after
     */
    public record VenueView(String venue, boolean listening, int unknownOutcomes) {}

    private final ExecutionVenue venue;
    private final OutcomeResolver resolver;

    @Inject
    public VenueResource(ExecutionVenue venue, OutcomeResolver resolver) {
        this.venue = venue;
        this.resolver = resolver;
    }

    @GET
    @NonBlocking
    public Venues venues() {
        return new Venues(
                List.of(new VenueView(venue.name(), venue.isListening(), resolver.unknown())));
    }
}

package dev.fillstream.notifier.adapter.rest;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointCare;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints: made, listed, shown, changed and removed. */
@Path("/v1/webhook-endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"trader", "operator"})
public class EndpointResource {

    private final OwnEndpoints own;
    private final EndpointRules rules;
    private final EndpointStore store;
    private final EndpointRegistry registry;
    private final Clock clock;

    public EndpointResource(
            OwnEndpoints own,
            EndpointRules rules,
            EndpointStore store,
            EndpointRegistry registry,
            Clock clock) {
        this.own = own;
        this.rules = rules;
        this.store = store;
        this.registry = registry;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes an endpoint; the answer shows its secret, once")
    public Uni<Response> create(byte[] body) {
        EndpointCare.Change wish = rules.read(body, true);
        return rules.checkQuota(wish)
                .chain(() -> rules.checkDestination(wish))
                .chain(() -> store.add(made(wish)))
                .call(registry::refresh)
                .map(EndpointResource::created);
    }

    @GET
    @Operation(summary = "Lists the caller's endpoints, or those for an account or an event type")
    public Uni<List<EndpointView>> list(
            @QueryParam("account") @Nullable String account,
            @QueryParam("eventType") @Nullable String eventType) {
        return own.all()
                .map(
                        all ->
                                all.stream()
                                        .filter(each -> account == null || each.covers(account))
                                        .filter(each -> eventType == null || each.wants(eventType))
                                        .map(EndpointView::of)
                                        .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows an endpoint")
    public Uni<EndpointView> show(@PathParam("id") String id) {
        return own.find(id).map(EndpointView::of);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes what the body names, and nothing else")
    public Uni<EndpointView> change(@PathParam("id") String id, byte[] body) {
        EndpointCare.Change change = rules.read(body, false);
        return own.find(id)
                .call(() -> rules.checkDestination(change))
                .chain(found -> store.update(found.id(), each -> changed(each, change)))
                .map((Optional<Endpoint> each) -> each.orElseThrow(OwnEndpoints::notFound))
                .call(registry::refresh)
                .map(EndpointView::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes an endpoint and what is parked for it")
    public Uni<Response> remove(@PathParam("id") String id) {
        return own.find(id)
                .chain(endpoint -> store.remove(endpoint.id()))
                .call(registry::refresh)
                .map(_ -> Response.noContent().build());
    }

    private Endpoint made(EndpointCare.Change wish) {
        return EndpointCare.create(
                UUID.randomUUID(), wish.url().orElseThrow(), wish, clock.instant());
    }

    private Endpoint changed(Endpoint endpoint, EndpointCare.Change change) {
        return EndpointCare.change(endpoint, change, clock.instant());
    }

    private static Response created(Endpoint endpoint) {
        return Response.created(URI.create("/v1/webhook-endpoints/" + endpoint.id()))
                .entity(EndpointView.withSecret(endpoint))
                .header("Cache-Control", "no-store")
                .build();
    }
}

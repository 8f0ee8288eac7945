package dev.fillstream.notifier.adapter.rest;

import dev.fillstream.notifier.delivery.Attempt;
import dev.fillstream.notifier.delivery.DeliveryEngine;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Manages webhook endpoints. Another account's endpoint is as if it were not there. */
@Path("/v1/webhook-endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"trader", "operator"})
public class EndpointResource {

    private static final int MOST_ENDPOINTS = 10_000;

    private final EndpointStore store;
    private final EndpointRegistry registry;
    private final DeliveryEngine engine;
    private final DestinationPolicy policy;
    private final Caller caller;
    private final Clock clock;

    public EndpointResource(
            EndpointStore store,
            EndpointRegistry registry,
            DeliveryEngine engine,
            DestinationPolicy policy,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.registry = registry;
        this.engine = engine;
        this.policy = policy;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes an endpoint; the answer shows its secret, once")
    public Uni<Response> create(byte[] body) {
        EndpointRequest request = EndpointRequest.read(body, true, policy);
        EndpointCare.Change change = change(request);
        if (registry.table().all().size() >= MOST_ENDPOINTS) {
            throw Problem.of(ProblemCode.QUOTA_EXCEEDED, "delete some first").raised();
        }
        Endpoint endpoint =
                EndpointCare.create(
                        UUID.randomUUID(), request.url().orElseThrow(), change, clock.instant());
        return store.add(endpoint)
                .call(registry::refresh)
                .map(
                        added ->
                                Response.created(URI.create("/v1/webhook-endpoints/" + added.id()))
                                        .entity(EndpointView.withSecret(added))
                                        .header("Cache-Control", "no-store")
                                        .build());
    }

    @GET
    @Operation(summary = "Lists the caller's endpoints")
    public Uni<List<EndpointView>> list() {
        return store.all()
                .map(all -> all.stream().filter(caller::owns).map(EndpointView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows an endpoint")
    public Uni<EndpointView> show(@PathParam("id") String id) {
        return find(id).map(EndpointView::of);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes what the body names, and nothing else")
    public Uni<EndpointView> change(@PathParam("id") String id, byte[] body) {
        EndpointCare.Change change = change(EndpointRequest.read(body, false, policy));
        return update(id, endpoint -> EndpointCare.change(endpoint, change, clock.instant()))
                .map(EndpointView::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes an endpoint and what is parked for it")
    public Uni<Response> remove(@PathParam("id") String id) {
        return find(id).chain(endpoint -> store.remove(endpoint.id()))
                .call(registry::refresh)
                .map(_ -> Response.noContent().build());
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Operation(summary = "Makes a new secret; the one before signs along for 24 hours")
    public Uni<EndpointView> rotateSecret(@PathParam("id") String id) {
        return update(id, endpoint -> EndpointCare.rotate(endpoint, clock.instant()))
                .map(EndpointView::withSecret);
    }

    @POST
    @Path("/{id}/test")
    @Operation(summary = "Sends an endpoint.test event now and shows what came of it")
    public Uni<TestResult> test(@PathParam("id") String id) {
        return find(id).chain(
                        endpoint -> {
                            UUID webhookId = UUID.randomUUID();
                            return engine.test(
                                            endpoint,
                                            TestEvent.of(webhookId, endpoint, clock.instant()))
                                    .map(reply -> TestResult.of(webhookId, reply));
                        });
    }

    @GET
    @Path("/{id}/attempts")
    @Operation(summary = "Shows the latest attempts of this instance, the latest first")
    public Uni<List<AttemptView>> attempts(@PathParam("id") String id) {
        return find(id).chain(endpoint -> engine.attempts(endpoint.id()))
                .map(attempts -> attempts.stream().map(AttemptView::of).toList());
    }

    /** What came of a test event. */
    public record TestResult(
            String webhookId, boolean delivered, int status, String code, long latencyMillis) {

        static TestResult of(UUID webhookId, Reply reply) {
            String code = reply instanceof Reply.Failed failed ? failed.code().name() : "";
            return new TestResult(
                    webhookId.toString(),
                    reply instanceof Reply.Made,
                    reply.status(),
                    code,
                    reply.latency().toMillis());
        }
    }

    /** One attempt. */
    public record AttemptView(
            String webhookId,
            String type,
            int attempt,
            int status,
            String code,
            long latencyMillis,
            String at) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.webhookId().toString(),
                    attempt.type(),
                    attempt.attempt(),
                    attempt.status(),
                    attempt.code(),
                    attempt.latency().toMillis(),
                    attempt.at().toString());
        }
    }

    private Uni<Endpoint> find(String id) {
        return store.all()
                .map(
                        all ->
                                all.stream()
                                        .filter(endpoint -> endpoint.id().toString().equals(id))
                                        .filter(caller::owns)
                                        .findFirst()
                                        .orElseThrow(EndpointResource::notFound));
    }

    private Uni<Endpoint> update(String id, UnaryOperator<Endpoint> change) {
        return find(id).chain(endpoint -> store.update(endpoint.id(), change))
                .map(
                        (Optional<Endpoint> changed) ->
                                changed.orElseThrow(EndpointResource::notFound))
                .call(registry::refresh);
    }

    private EndpointCare.Change change(EndpointRequest request) {
        if (request.accounts().isPresent() && !caller.owns(request.accounts().get())) {
            throw Problem.of(ProblemCode.FORBIDDEN, "/accounts names one that is not yours")
                    .raised();
        }
        return new EndpointCare.Change(
                request.url(),
                request.accounts(),
                request.eventTypes(),
                request.rateLimit(),
                request.headers(),
                request.enabled());
    }

    private static Problem.Raised notFound() {
        return Problem.of(ProblemCode.NOT_FOUND, "no endpoint of that id").raised();
    }
}

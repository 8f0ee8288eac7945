package dev.fillstream.notifier.adapter.rest;

import dev.fillstream.notifier.delivery.Attempt;
import dev.fillstream.notifier.delivery.AttemptsBeside;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointCare;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What can be done with an endpoint: a new secret, a test, a look at its attempts, on and off. */
@Path("/v1/webhook-endpoints/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"trader", "operator"})
public class EndpointActions {

    private final OwnEndpoints own;
    private final EndpointStore store;
    private final EndpointRegistry registry;
    private final AttemptsBeside beside;
    private final Clock clock;

    public EndpointActions(
            OwnEndpoints own,
            EndpointStore store,
            EndpointRegistry registry,
            AttemptsBeside beside,
            Clock clock) {
        this.own = own;
        this.store = store;
        this.registry = registry;
        this.beside = beside;
        this.clock = clock;
    }

    @POST
    @Path("/rotate-secret")
    @Operation(summary = "Makes a new secret; the one before signs along for 24 hours")
    public Uni<Response> rotateSecret(@PathParam("id") String id) {
        return update(id, endpoint -> EndpointCare.rotate(endpoint, clock.instant()))
                .map(
                        rotated ->
                                Response.ok(EndpointView.withSecret(rotated))
                                        .header("Cache-Control", "no-store")
                                        .build());
    }

    @POST
    @Path("/enable")
    @Operation(summary = "Delivers to it again, what is parked included")
    public Uni<EndpointView> enable(@PathParam("id") String id) {
        return switched(id, true);
    }

    @POST
    @Path("/disable")
    @Operation(summary = "Delivers nothing more to it; what is parked stays")
    public Uni<EndpointView> disable(@PathParam("id") String id) {
        return switched(id, false);
    }

    @POST
    @Path("/test")
    @Operation(summary = "Sends an endpoint.test event now and shows what came of it")
    public Uni<TestResult> test(@PathParam("id") String id) {
        UUID webhookId = UUID.randomUUID();
        return own.find(id)
                .chain(
                        endpoint ->
                                beside.test(
                                        endpoint,
                                        TestEvent.of(webhookId, endpoint, clock.instant())))
                .map(reply -> TestResult.of(webhookId, reply));
    }

    @GET
    @Path("/attempts")
    @Operation(summary = "Shows the latest attempts of this instance, the latest first")
    public Uni<List<AttemptView>> attempts(@PathParam("id") String id) {
        return own.find(id)
                .chain(endpoint -> beside.latest(endpoint.id()))
                .map(attempts -> attempts.stream().map(AttemptView::of).toList());
    }

    /** What came of one event that was sent at once. */
    public record TestResult(
            String webhookId,
            boolean delivered,
            int status,
            String code,
            long latencyMillis,
            String excerpt) {

        static TestResult of(UUID webhookId, Reply reply) {
            String code = reply instanceof Reply.Failed failed ? failed.code().name() : "";
            return new TestResult(
                    webhookId.toString(),
                    reply instanceof Reply.Made,
                    reply.status(),
                    code,
                    reply.latency().toMillis(),
                    reply.excerpt());
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
            String at,
            String excerpt) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.webhookId().toString(),
                    attempt.type(),
                    attempt.attempt(),
                    attempt.status(),
                    attempt.code(),
                    attempt.latency().toMillis(),
                    attempt.at().toString(),
                    attempt.excerpt());
        }
    }

    private Uni<EndpointView> switched(String id, boolean on) {
        return update(id, endpoint -> EndpointCare.switched(endpoint, on, clock.instant()))
                .map(EndpointView::of);
    }

    private Uni<Endpoint> update(String id, UnaryOperator<Endpoint> change) {
        return own.find(id)
                .chain(endpoint -> store.update(endpoint.id(), change))
                .map((Optional<Endpoint> changed) -> changed.orElseThrow(OwnEndpoints::notFound))
                .call(registry::refresh);
    }
}

package dev.fillstream.notifier.adapter.rest;

import dev.fillstream.notifier.adapter.rest.EndpointActions.TestResult;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.replay.ReportLog;
import dev.fillstream.notifier.replay.Resend;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Sends a single report again. */
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"trader", "operator"})
public class DeliveryResource {

    private static final Duration LOOKED_BACK = Duration.ofDays(1);

    private final OwnEndpoints own;
    private final Resend resend;
    private final ReportLog log;
    private final Clock clock;

    public DeliveryResource(OwnEndpoints own, Resend resend, ReportLog log, Clock clock) {
        this.own = own;
        this.resend = resend;
        this.log = log;
        this.clock = clock;
    }

    @POST
    @Path("/{webhookId}/resend")
    @Operation(
            summary =
                    "Sends a report again now, to the caller's endpoints that want it or to one of"
                            + " them; looks for it from a time on, by default one day back")
    public Uni<List<ResendResult>> resend(
            @PathParam("webhookId") String webhookId,
            @QueryParam("endpointId") @Nullable String endpointId,
            @QueryParam("since") @Nullable String since) {
        UUID id = uuid(webhookId);
        Instant from = since == null ? clock.instant().minus(LOOKED_BACK) : time(since);
        return chosen(endpointId)
                .chain(endpoints -> log.at(from).chain(start -> resend.send(id, endpoints, start)))
                .map(DeliveryResource::shown);
    }

    /** What came of it at one endpoint. */
    public record ResendResult(String endpointId, TestResult result) {}

    private Uni<List<Endpoint>> chosen(@Nullable String endpointId) {
        Uni<List<Endpoint>> all =
                endpointId == null ? own.all() : own.find(endpointId).map(List::of);
        return all.map(found -> found.stream().filter(Endpoint::isEnabled).toList());
    }

    private static List<ResendResult> shown(Optional<List<Resend.Result>> results) {
        return results.orElseThrow(DeliveryResource::notFound).stream()
                .map(
                        result ->
                                new ResendResult(
                                        result.endpointId().toString(),
                                        TestResult.of(result.webhookId(), result.reply())))
                .toList();
    }

    private static UUID uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
        throw notFound();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.of(
                            ProblemCode.REQUEST_INVALID,
                            "since must be a time",
                            List.of(
                                    new Problem.FieldError(
                                            "?since", "FIELD_MALFORMED", "must be a time")))
                    .raised();
        }
    }

    private static Problem.Raised notFound() {
        return Problem.of(ProblemCode.NOT_FOUND, "no report of that id for your endpoints")
                .raised();
    }
}

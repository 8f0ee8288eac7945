package dev.fillstream.risk.adapter.rest;

import dev.fillstream.risk.control.ControlRecords;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.RiskLimits;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Limits of the firm, of a desk ({@code desk:X}) or of an account (its name). */
@Path("/v1/limits/{scope}")
@Produces(MediaType.APPLICATION_JSON)
class LimitsResource {

    private final ControlRecords records;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    LimitsResource(ControlRecords records, Caller caller) {
        this.records = records;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"trader", "viewer", "operator", "risk-manager"})
    @Operation(summary = "What a scope says about limits")
    @APIResponse(responseCode = "200", description = "The last version, and who set it and why")
    @APIResponse(responseCode = "404", description = "Nobody set any, or not for this token")
    @APIResponse(responseCode = "503", description = "The records were not read yet")
    public Uni<Response> limits(@PathParam("scope") String scope) {
        LimitScope target = LimitScope.of(scope, caller);
        return Uni.createFrom()
                .item(
                        () ->
                                ControlAnswers.found(records, target.kind(), target.key())
                                        .map(found -> read(found.value()))
                                        .map(
                                                wire ->
                                                        ControlAnswers.ok(
                                                                wire.getVersion(),
                                                                LimitsJson.of(wire)))
                                        .orElseThrow(LimitsResource::notFound));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("risk-manager")
    @Operation(summary = "Sets all limits of a scope, from the next order on")
    @APIResponse(responseCode = "200", description = "They hold")
    @APIResponse(responseCode = "404", description = "Not for this token")
    @APIResponse(responseCode = "412", description = "Somebody changed them since")
    @APIResponse(responseCode = "422", description = "A limit is malformed, or the reason missing")
    @APIResponse(responseCode = "428", description = "If-Match or If-None-Match is missing")
    @APIResponse(responseCode = "503", description = "Not known whether it was written")
    public Uni<Response> put(
            @PathParam("scope") String scope,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            byte[] body) {
        LimitScope target = LimitScope.of(scope, caller);
        long expected = ControlAnswers.expected(ifMatch, ifNoneMatch);
        RiskLimits next =
                Body.read(body, LimitsJson.class)
                        .toWire(target.key(), expected + 1, caller.author(), clock.instant());
        return ControlAnswers.put(
                records,
                target.kind(),
                target.key(),
                expected,
                next.toByteArray(),
                millis -> ControlAnswers.withEffect(LimitsJson.of(next), millis));
    }

    static RiskLimits read(byte[] value) {
        return switch (Topic.RISK_LIMITS.format().read(value)) {
            case Readable(var wire) -> wire;
            case Unreadable(_, _) -> throw notFound();
        };
    }

    private static Refused notFound() {
        return new Refused(Problem.of(ProblemCode.LIMITS_NOT_FOUND, "nobody set limits here"));
    }
}

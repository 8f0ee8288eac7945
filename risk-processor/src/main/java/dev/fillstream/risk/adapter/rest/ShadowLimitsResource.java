package dev.fillstream.risk.adapter.rest;

import dev.fillstream.risk.control.ControlRecords;
import dev.fillstream.risk.control.ControlRecords.Kind;
import dev.fillstream.risk.control.ShadowTally;
import dev.fillstream.v1.RiskLimits;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Limits that are only tried: each order is held against them as well, and it is counted where they
 * would have decided otherwise. They never stop an order.
 */
@Path("/v1/shadow-limits/{scope}")
@Produces(MediaType.APPLICATION_JSON)
class ShadowLimitsResource {

    private final ControlRecords records;
    private final ShadowTally tally;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    ShadowLimitsResource(ControlRecords records, ShadowTally tally, Caller caller) {
        this.records = records;
        this.tally = tally;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"viewer", "operator", "risk-manager"})
    @Operation(summary = "Limits that are tried, and what they would have changed so far")
    @APIResponse(responseCode = "200", description = "The limits; differences of this instance")
    @APIResponse(responseCode = "404", description = "None are tried, or not for this token")
    @APIResponse(responseCode = "503", description = "The records were not read yet")
    public Uni<Response> shadow(@PathParam("scope") String scope) {
        LimitScope target = LimitScope.of(scope, caller);
        return Uni.createFrom()
                .item(
                        () ->
                                ControlAnswers.found(
                                                records, Kind.SHARED_LIMITS, target.shadowKey())
                                        .map(found -> LimitsResource.read(found.value()))
                                        .map(
                                                wire ->
                                                        ControlAnswers.ok(
                                                                wire.getVersion(),
                                                                json(wire, target)))
                                        .orElseThrow(ShadowLimitsResource::notFound));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("risk-manager")
    @Operation(summary = "Tries these limits of a scope beside the active ones")
    @APIResponse(responseCode = "200", description = "They are tried from the next order on")
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
                        .toWire(target.shadowKey(), expected + 1, caller.author(), clock.instant());
        return ControlAnswers.put(
                records,
                Kind.SHARED_LIMITS,
                target.shadowKey(),
                expected,
                next.toByteArray(),
                millis -> {
                    tally.forget(target::covers);
                    return ControlAnswers.withEffect(json(next, target), millis);
                });
    }

    @DELETE
    @RolesAllowed("risk-manager")
    @Operation(summary = "Tries them no more")
    @APIResponse(responseCode = "204", description = "They are gone")
    @APIResponse(responseCode = "412", description = "Somebody changed them since")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @APIResponse(responseCode = "503", description = "Not known whether it was written")
    public Uni<Response> remove(
            @PathParam("scope") String scope, @HeaderParam("If-Match") @Nullable String ifMatch) {
        LimitScope target = LimitScope.of(scope, caller);
        long expected = ControlAnswers.expected(ifMatch, null);
        return Uni.createFrom()
                .completionStage(
                        () -> records.remove(Kind.SHARED_LIMITS, target.shadowKey(), expected))
                .map(
                        change -> {
                            ControlAnswers.mustBeWritten(change);
                            tally.forget(target::covers);
                            return Response.noContent().build();
                        });
    }

    private Map<String, Object> json(RiskLimits wire, LimitScope target) {
        Map<String, Object> json = LimitsJson.of(wire);
        json.put("scope", target.key());
        json.put("differences", tally.of(target::covers));
        return json;
    }

    private static Refused notFound() {
        return new Refused(
                Problem.of(ProblemCode.SHADOW_NOT_FOUND, "no limits of this scope are tried"));
    }
}

package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.value.OrderId;
import dev.fillstream.risk.decision.PastDecisions;
import dev.fillstream.risk.decision.PastDecisions.Evidence;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The evidence of decisions. A store read may be a disk read, so not on an event loop. */
@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({"trader", "viewer", "operator", "risk-manager"})
class DecisionResource {

    private final PastDecisions decisions;
    private final Caller caller;

    DecisionResource(PastDecisions decisions, Caller caller) {
        this.decisions = decisions;
        this.caller = caller;
    }

    @GET
    @Path("/{orderId}")
    @Operation(summary = "The decision on an order, and everything that it was made from")
    @APIResponse(responseCode = "200", description = "The evidence")
    @APIResponse(responseCode = "404", description = "No decision that this token may see")
    @APIResponse(responseCode = "503", description = "The stores cannot be read now")
    public Evidence evidence(
            @PathParam("orderId") String orderId, @QueryParam("account") @Nullable String account) {
        return switch (decisions.find(OrderId.parse(orderId))) {
            case PastDecisions.Found(var evidence)
                    when caller.sees(evidence.account())
                            && (account == null || account.equals(evidence.account())) ->
                    evidence;
            case PastDecisions.Found(_), PastDecisions.NotFound() ->
                    throw new Refused(
                            Problem.of(
                                    ProblemCode.DECISION_NOT_FOUND,
                                    "no decision on this order is remembered"));
            case PastDecisions.Unavailable(var why) ->
                    throw new Refused(Problem.of(ProblemCode.STATE_NOT_READY, why));
        };
    }
}

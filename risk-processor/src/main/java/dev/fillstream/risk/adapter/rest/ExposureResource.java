package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.value.Account;
import dev.fillstream.risk.exposure.CurrentExposures;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What an account has and risks now. A store read may be a disk read, so not on an event loop. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({"trader", "viewer", "operator", "risk-manager"})
class ExposureResource {

    private final CurrentExposures exposures;
    private final Caller caller;

    ExposureResource(CurrentExposures exposures, Caller caller) {
        this.exposures = exposures;
        this.caller = caller;
    }

    @GET
    @Path("/{account}/exposure")
    @Operation(summary = "Cash, reservations and positions of an account")
    @APIResponse(responseCode = "200", description = "As the last booked record left it")
    @APIResponse(responseCode = "404", description = "No such account for this token")
    @APIResponse(responseCode = "503", description = "The account's partition is not here now")
    public ExposureJson exposure(@PathParam("account") String account) {
        Account known = new Account(account);
        caller.mustSee(known);
        return switch (exposures.of(known)) {
            case CurrentExposures.Here(var exposure) -> ExposureJson.of(exposure);
            case CurrentExposures.NotHere(var why) ->
                    throw new Refused(Problem.of(ProblemCode.STATE_NOT_READY, why));
        };
    }
}

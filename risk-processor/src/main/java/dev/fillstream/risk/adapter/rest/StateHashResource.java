package dev.fillstream.risk.adapter.rest;

import dev.fillstream.risk.exposure.StateHashes;
import dev.fillstream.risk.exposure.StateHashes.PartitionHash;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Whether a restart, a rebalance or a replay ended with the same state. */
@Path("/v1/state-hashes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({"operator", "risk-manager"})
class StateHashResource {

    private final StateHashes hashes;

    StateHashResource(StateHashes hashes) {
        this.hashes = hashes;
    }

    @GET
    @Operation(summary = "A hash of each partition's state that is here")
    @APIResponse(responseCode = "200", description = "Equal records give equal hashes")
    public List<PartitionHash> hashes() {
        return hashes.here();
    }
}

package dev.fillstream.notifier.endpoint;

import io.smallrye.mutiny.Uni;

/** Says, before an endpoint is taken, whether its name leads where we may deliver. */
public interface DestinationGuard {

    /** False also where the name has no address: what cannot be judged is not allowed. */
    Uni<Boolean> allows(EndpointUrl url);
}

package dev.fillstream.execution.routing;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Which venues are paused, for all instances and through restarts. */
public interface VenuePauses {

    /** Why the venue is paused; empty where it is not. */
    Uni<Optional<String>> reason(String venue);

    Uni<Void> pause(String venue, String reason, Instant now);

    Uni<Void> resume(String venue);
}

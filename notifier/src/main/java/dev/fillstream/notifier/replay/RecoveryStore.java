package dev.fillstream.notifier.replay;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where recoveries are kept, so that one survives the instance that runs it. */
public interface RecoveryStore {

    Uni<Void> add(Recovery recovery, Instant leasedUntil);

    /** How far it got; keeps it leased for so long from {@code now} on. */
    Uni<Void> update(Recovery recovery, Instant now, Duration lease);

    /** The latest of an endpoint, the latest first. */
    Uni<List<Recovery>> of(UUID endpointId);

    /** Takes over what runs and whose lease has ended. */
    Uni<List<Recovery>> takeOver(Instant now, Duration lease);
}

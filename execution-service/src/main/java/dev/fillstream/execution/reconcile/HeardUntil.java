package dev.fillstream.execution.reconcile;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Until when all was heard that the venues said of the orders in a partition; kept in the database,
 * for whoever owns the partition next.
 */
public interface HeardUntil {

    /** The earliest of this instance's partitions; empty where it owns none. */
    Uni<Optional<Instant>> earliest();

    /** All was heard until then, for those of the partitions that are this instance's. */
    Uni<Void> advance(Set<Integer> partitions, Instant until);
}

package dev.fillstream.execution.report;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Who owns which partition of risk's approvals, as the database has it: the last to claim it. */
public interface PartitionOwners {

    /**
     * Makes this instance the owner. An earlier owner's intents are either committed by then or
     * will never be.
     *
     * @return those who owned any of them before, this instance excepted
     */
    Uni<Set<UUID>> claim(Set<Integer> partitions, Instant now);

    /** Those that this instance owns. */
    Uni<Set<Integer>> owned();
}

package dev.fillstream.execution.report;

import dev.fillstream.execution.config.ExecutionConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The partitions of risk's approvals whose orders are this instance's to send. That it was so once
 * is worth nothing after a pause: what was confirmed longer ago than the lease is looked up again
 * before anything is sent.
 */
@ApplicationScoped
public class Ownership {

    private final PartitionOwners owners;
    private final Duration lease;
    private final Map<Integer, Long> confirmedAt = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();

    @Inject
    public Ownership(PartitionOwners owners, ExecutionConfig config) {
        this(owners, config.owner().lease());
    }

    Ownership(PartitionOwners owners, Duration lease) {
        this.owners = owners;
        this.lease = lease;
    }

    /** Counts up when partitions come or go: what was remembered of their orders may be old. */
    int changes() {
        return changes.get();
    }

    /** Makes this instance the owner; gives those who were before. */
    public Uni<Set<UUID>> claim(Set<Integer> partitions, Instant now) {
        long asked = System.nanoTime();
        return owners.claim(partitions, now)
                .invoke(
                        _ -> {
                            confirm(partitions, asked);
                            changes.incrementAndGet();
                        });
    }

    /** The partitions are another instance's from now on. */
    public void lose(Collection<Integer> partitions) {
        if (!partitions.isEmpty()) {
            partitions.forEach(confirmedAt::remove);
            changes.incrementAndGet();
        }
    }

    /** Whether the partition was this instance's when it last looked. */
    public boolean isOwned(int partition) {
        return confirmedAt.containsKey(partition);
    }

    /** Those that were this instance's when it last looked. */
    public Set<Integer> owned() {
        return Set.copyOf(confirmedAt.keySet());
    }

    /** Completes with whether the partition is this instance's; at once where that is fresh. */
    public Uni<Boolean> isOwnedStill(int partition) {
        return isFresh(partition, System.nanoTime())
                ? Uni.createFrom().item(true)
                : lookUp().map(owned -> owned.contains(partition));
    }

    /** Whether it was confirmed within the lease that the partition is this instance's. */
    public boolean isFresh(int partition, long nanoTime) {
        Long confirmed = confirmedAt.get(partition);
        return confirmed != null && nanoTime - confirmed < lease.toNanos();
    }

    /** The database said at {@code nanoTime} or later that these are ours. */
    void confirm(Collection<Integer> owned, long nanoTime) {
        owned.forEach(partition -> confirmedAt.merge(partition, nanoTime, Math::max));
    }

    private Uni<Set<Integer>> lookUp() {
        long asked = System.nanoTime();
        return owners.owned()
                .invoke(
                        owned -> {
                            confirmedAt.keySet().retainAll(owned);
                            confirmedAt.replaceAll((partition, before) -> Math.max(before, asked));
                        });
    }
}

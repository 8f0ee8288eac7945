package dev.fillstream.execution.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names batches: microseconds that only ever go up, then this instance. Two batches of one instance
 * sort in the order in which they were named, whatever the clock does.
 */
@ApplicationScoped
public class BatchIds {

    private final InstantSource clock;
    private final UUID owner = UUID.randomUUID();
    private final AtomicLong last = new AtomicLong();

    @Inject
    public BatchIds(InstantSource clock) {
        this.clock = clock;
    }

    public UUID next() {
        long now = ChronoUnit.MICROS.between(java.time.Instant.EPOCH, clock.instant());
        long unique = last.updateAndGet(previous -> Math.max(previous + 1, now));
        return new UUID(unique, owner.getLeastSignificantBits());
    }

    /** This instance, for as long as the process lives. */
    public UUID owner() {
        return owner;
    }
}

package dev.fillstream.execution.report;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The batches in the book whose reports Kafka has not acknowledged yet. */
public interface UnpublishedReports {

    /**
     * Takes over the oldest batches of other instances that have lain for {@code age}, and of this
     * instance too if {@code own}. What one instance has claimed no other gets before {@code age}
     * has passed again.
     */
    Uni<List<ReportBatch>> claim(int limit, Duration age, boolean own);

    /** Takes over the oldest batches of these instances, however young. */
    Uni<List<ReportBatch>> claim(int limit, Set<UUID> owners);

    /** Marks these batches as published. */
    Uni<Void> published(Collection<UUID> batchIds);

    /** How many reports wait. */
    Uni<Long> backlog();
}

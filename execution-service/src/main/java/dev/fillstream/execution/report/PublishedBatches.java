package dev.fillstream.execution.report;

import dev.fillstream.execution.Failpoint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Batches that Kafka has acknowledged and the book still lists. They are marked many at a time: a
 * crash before that costs a second publication, never a lost one.
 */
@ApplicationScoped
public class PublishedBatches {

    private final UnpublishedReports unpublished;
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

    @Inject
    public PublishedBatches(UnpublishedReports unpublished) {
        this.unpublished = unpublished;
    }

    /** From any thread. */
    public void add(UUID batchId) {
        acknowledged.add(batchId);
    }

    /** Marks what has gathered since the last time. */
    public Uni<Void> mark() {
        List<UUID> batchIds = new ArrayList<>();
        for (UUID next = acknowledged.poll(); next != null; next = acknowledged.poll()) {
            batchIds.add(next);
        }
        if (!batchIds.isEmpty()) {
            Failpoint.PUBLISHED_UNMARKED.reach();
        }
        return batchIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : unpublished
                        .published(batchIds)
                        .onFailure()
                        .invoke(() -> acknowledged.addAll(batchIds));
    }
}

package dev.fillstream.execution.report;

import dev.fillstream.execution.config.ExecutionConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Publishes what a crash, or an outage of Kafka, left in the book: oldest batch first, so that the
 * reports of each order keep their order.
 */
@ApplicationScoped
public class ReportSweeper {

    private static final int BATCHES_AT_ONCE = 64;

    private final UnpublishedReports unpublished;
    private final ReportFeed feed;
    private final Duration age;

    @Inject
    public ReportSweeper(UnpublishedReports unpublished, ReportFeed feed, ExecutionConfig config) {
        this.unpublished = unpublished;
        this.feed = feed;
        this.age = config.publishing().sweepAge();
    }

    /** Everything that lies in the book, whoever booked it: for the start, before consuming. */
    public Uni<Void> sweepAll() {
        return drain(Duration.ZERO, true);
    }

    /** What these instances left, whose work this one takes over. */
    public Uni<Void> sweepOf(Set<UUID> owners) {
        return owners.isEmpty()
                ? Uni.createFrom().voidItem()
                : unpublished
                        .claim(BATCHES_AT_ONCE, owners)
                        .chain(
                                batches ->
                                        batches.isEmpty()
                                                ? Uni.createFrom().voidItem()
                                                : resent(batches).chain(() -> sweepOf(owners)));
    }

    /** What others left, and what this instance could not send. */
    public Uni<Void> sweep() {
        if (!feed.isBehind()) {
            return drain(age, false);
        }
        feed.beginCatchUp();
        return drain(Duration.ZERO, true).invoke(feed::endCatchUp);
    }

    private Uni<Void> drain(Duration age, boolean own) {
        return unpublished
                .claim(BATCHES_AT_ONCE, age, own)
                .chain(
                        batches ->
                                batches.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : resent(batches).chain(() -> drain(age, own)));
    }

    private Uni<Void> resent(List<ReportBatch> batches) {
        return feed.republish(batches)
                .chain(
                        () ->
                                unpublished.published(
                                        batches.stream().map(ReportBatch::batchId).toList()));
    }
}

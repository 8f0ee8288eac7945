package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.UnpublishedReports;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** Shows what waits: unknown outcomes, changes to book, reports to publish. */
@ApplicationScoped
public class BacklogMeters {

    private final UnpublishedReports unpublished;
    private final AtomicLong backlog = new AtomicLong();

    @Inject
    public BacklogMeters(
            MeterRegistry registry,
            OutcomeResolver resolver,
            Journal journal,
            UnpublishedReports unpublished) {
        this.unpublished = unpublished;
        Gauge.builder("fillstream.outcomes.unknown", resolver, OutcomeResolver::unknown)
                .description("Orders that the venue is being asked after")
                .register(registry);
        Gauge.builder("fillstream.journal.backlog", journal, Journal::backlog)
                .description("Changes that wait to be booked")
                .register(registry);
        Gauge.builder("fillstream.reports.unpublished", backlog, AtomicLong::get)
                .description("Reports in the book that Kafka has not acknowledged")
                .register(registry);
    }

    /** Counts the reports that wait. */
    Uni<Void> measure() {
        return unpublished.backlog().invoke(count -> backlog.set(count)).replaceWithVoid();
    }
}

package dev.fillstream.execution.adapter.db;

import dev.fillstream.execution.report.UnpublishedReports;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the book of record answers; says how many reports wait for Kafka. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements AsyncHealthCheck {

    private static final String NAME = "book of record";

    private final UnpublishedReports unpublished;

    @Inject
    public DatabaseReadiness(UnpublishedReports unpublished) {
        this.unpublished = unpublished;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return unpublished
                .backlog()
                .map(
                        backlog ->
                                HealthCheckResponse.named(NAME)
                                        .withData("unpublishedReports", backlog)
                                        .up()
                                        .build())
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.named(NAME).down().build());
    }
}

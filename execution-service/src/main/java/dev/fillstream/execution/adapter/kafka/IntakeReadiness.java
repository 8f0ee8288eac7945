package dev.fillstream.execution.adapter.kafka;

import dev.fillstream.execution.reconcile.StartGate;
import dev.fillstream.execution.report.ReportFeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once what an earlier run left is reconciled, and while reports reach Kafka. */
@Readiness
@ApplicationScoped
public class IntakeReadiness implements HealthCheck {

    private final StartGate gate;
    private final ReportFeed feed;

    @Inject
    public IntakeReadiness(StartGate gate, ReportFeed feed) {
        this.gate = gate;
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("intake")
                .withData("reconciled", gate.isOpen())
                .withData("executionsReachable", !feed.isBehind())
                .status(gate.isOpen() && !feed.isBehind())
                .build();
    }
}

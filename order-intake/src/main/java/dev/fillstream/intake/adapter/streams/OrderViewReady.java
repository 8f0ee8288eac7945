package dev.fillstream.intake.adapter.streams;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the view answers. */
@Readiness
final class OrderViewReady implements HealthCheck {

    private final ViewRunner runner;

    OrderViewReady(ViewRunner runner) {
        this.runner = runner;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("orders can be viewed").status(runner.isRunning()).build();
    }
}

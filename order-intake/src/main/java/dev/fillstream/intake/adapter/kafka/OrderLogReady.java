package dev.fillstream.intake.adapter.kafka;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the topic {@code orders} was reached. */
@Readiness
final class OrderLogReady implements HealthCheck {

    private final KafkaOrderLog log;

    OrderLogReady(KafkaOrderLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("orders can be written").status(log.isReady()).build();
    }
}

package dev.fillstream.notifier.adapter.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once what is parked in our partitions is known, so that reports can be delivered. */
@Readiness
@ApplicationScoped
public class DeliveryReadiness implements HealthCheck {

    private final PartitionOwnership ownership;

    public DeliveryReadiness(@Identifier("partition-ownership") PartitionOwnership ownership) {
        this.ownership = ownership;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("deliveries").status(ownership.isReady()).build();
    }
}

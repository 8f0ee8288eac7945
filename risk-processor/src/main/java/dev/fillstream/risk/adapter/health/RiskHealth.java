package dev.fillstream.risk.adapter.health;

import dev.fillstream.risk.decision.Availability;
import dev.fillstream.risk.decision.Availability.Phase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The topology's state as health checks; a rebalance is no illness. */
@Singleton
class RiskHealth {

    private final Availability availability;

    RiskHealth(Availability availability) {
        this.availability = availability;
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck live() {
        return () -> answer("topology alive", availability.phase() != Phase.FAILED);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck ready() {
        return () -> answer("topology deciding", availability.phase() == Phase.DECIDING);
    }

    private HealthCheckResponse answer(String name, boolean isUp) {
        return HealthCheckResponse.named(name)
                .status(isUp)
                .withData("phase", availability.phase().name())
                .build();
    }
}

package dev.fillstream.risk.config;

import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.decision.StandardChecks;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parts of the model, for injection: the model itself knows no container. */
final class RiskModel {

    @Produces
    @Singleton
    RiskDecider decider() {
        return new RiskDecider(StandardChecks.all());
    }
}

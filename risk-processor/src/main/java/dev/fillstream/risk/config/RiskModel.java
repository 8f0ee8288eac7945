package dev.fillstream.risk.config;

import dev.fillstream.risk.control.LastApprovals;
import dev.fillstream.risk.control.ShadowTally;
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

    @Produces
    @Singleton
    LastApprovals lastApprovals() {
        return new LastApprovals();
    }

    @Produces
    @Singleton
    ShadowTally shadowTally() {
        return new ShadowTally();
    }
}

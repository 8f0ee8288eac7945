package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.decision.RiskVerdict;
import dev.fillstream.risk.decision.ShadowVerdict;
import dev.fillstream.risk.limit.AccountLimits;

/**
 * Decides again what was just decided, under limits that somebody only tries. What comes of it is
 * told to the observer, and changes nothing.
 */
record ShadowDecisions(RiskTopology risk, TaskState state) {

    /** To be called before the decision changes any state. */
    void compare(OrderAtRisk atRisk, RiskVerdict verdict, long streamTime) {
        NewOrderSingle order = atRisk.order();
        state.reference()
                .shadow(order.account(), order.symbol())
                .ifPresent(limits -> compare(atRisk, verdict, limits, streamTime));
    }

    private void compare(
            OrderAtRisk atRisk, RiskVerdict verdict, AccountLimits limits, long streamTime) {
        NewOrderSingle order = atRisk.order();
        OrderAtRisk tried = atRisk.under(state.around(order, limits, streamTime));
        risk.observer()
                .shadowed(
                        order.account().value(),
                        limits.versionsSeen(),
                        ShadowVerdict.of(verdict, risk.decider().decide(tried)));
    }
}

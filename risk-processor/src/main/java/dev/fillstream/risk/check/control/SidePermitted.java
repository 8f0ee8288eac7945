package dev.fillstream.risk.check.control;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** The account may trade on this side. */
public record SidePermitted() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.SIDE_NOT_PERMITTED;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.completeLimits()
                .map(
                        limits ->
                                limits.forbiddenSides().contains(order.order().side())
                                        ? new Finding.Refused(order.order().side().name(), "")
                                        : Finding.PASSED)
                .orElse(Finding.NOT_REACHED);
    }
}

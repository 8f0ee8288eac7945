package dev.fillstream.risk.check.exposure;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.LimitName;

/** The value of all positions and open orders, without signs, stays within the limit. */
public record GrossExposure() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.GROSS_EXPOSURE;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.outlook().isReducing()) {
            return Finding.PASSED;
        }
        return order.against(
                LimitName.MAX_GROSS_EXPOSURE,
                order.addedNotional().map(_ -> order.outlook().grossAfter().value()));
    }
}

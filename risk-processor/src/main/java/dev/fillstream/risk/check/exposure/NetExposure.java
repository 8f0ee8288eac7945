package dev.fillstream.risk.check.exposure;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.Outlook;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.LimitName;

/**
 * The value of all positions with their signs stays within the limit, should every open order of
 * this side fill.
 */
public record NetExposure() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.NET_EXPOSURE;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.outlook().isReducing()) {
            return Finding.PASSED;
        }
        return order.against(
                LimitName.MAX_NET_EXPOSURE,
                order.addedNotional()
                        .map(_ -> Outlook.towards(order, order.outlook().netAfter().value())));
    }
}

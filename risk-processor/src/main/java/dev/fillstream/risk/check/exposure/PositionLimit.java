package dev.fillstream.risk.check.exposure;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.Outlook;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.LimitName;
import java.util.Optional;

/** The position stays within the limit, should every open order of this side fill. */
public record PositionLimit() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.MAX_POSITION;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.outlook().isReducing()) {
            return Finding.PASSED;
        }
        return order.against(
                LimitName.MAX_POSITION_QTY,
                Optional.of(Outlook.towards(order, order.outlook().worstPosition())));
    }
}

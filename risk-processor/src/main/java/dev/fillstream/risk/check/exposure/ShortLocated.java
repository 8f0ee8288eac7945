package dev.fillstream.risk.check.exposure;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.LimitName;
import java.util.Optional;

/** What would be sold short, should every open sell fill, was located. */
public record ShortLocated() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.SHORT_NOT_LOCATED;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.outlook().isReducing() || order.order().side().isBuy()
                ? Finding.PASSED
                : order.against(
                        LimitName.MAX_SHORT_QTY,
                        Optional.of(order.outlook().worstPosition().negate()));
    }
}

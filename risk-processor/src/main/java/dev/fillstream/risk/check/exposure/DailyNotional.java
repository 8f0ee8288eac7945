package dev.fillstream.risk.check.exposure;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.LimitName;

/**
 * The notional of all orders let through in the trading day stays within the limit, whatever became
 * of them.
 */
public record DailyNotional() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.DAILY_NOTIONAL;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.outlook().isReducing()) {
            return Finding.PASSED;
        }
        return order.against(
                LimitName.MAX_DAILY_NOTIONAL,
                order.addedNotional()
                        .map(more -> order.outlook().day().entered().plus(more).value()));
    }
}

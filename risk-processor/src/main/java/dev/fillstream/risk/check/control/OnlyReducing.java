package dev.fillstream.risk.check.control;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.TradingState.Mode;

/**
 * Where only reductions are allowed, the order takes no more than the position less what open
 * orders already take.
 */
public record OnlyReducing() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.TRADING_REDUCING;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.outlook().isReducing() ? Finding.PASSED : States.find(order, Mode.REDUCING);
    }
}

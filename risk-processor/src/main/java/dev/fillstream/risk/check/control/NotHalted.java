package dev.fillstream.risk.check.control;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.TradingState.Mode;

/** Neither the firm, nor the desk, the account or the symbol is halted. */
public record NotHalted() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.TRADING_HALTED;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return States.find(order, Mode.HALTED);
    }
}

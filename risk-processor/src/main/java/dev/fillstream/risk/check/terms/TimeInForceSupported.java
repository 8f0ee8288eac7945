package dev.fillstream.risk.check.terms;

import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** The order works for a time that the pipeline keeps. */
public record TimeInForceSupported() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.TIME_IN_FORCE_UNSUPPORTED;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return switch (order.order().timeInForce()) {
            case TimeInForce.Day(),
                    TimeInForce.GoodTillCancel(),
                    TimeInForce.ImmediateOrCancel(),
                    TimeInForce.FillOrKill() ->
                    Finding.PASSED;
            case TimeInForce.GoodTillDate(_) -> new Finding.Refused("gtd", "");
        };
    }
}

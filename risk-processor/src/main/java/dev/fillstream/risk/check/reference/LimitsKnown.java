package dev.fillstream.risk.check.reference;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;

/** Every limit is set for the firm, the desk or the account. */
public record LimitsKnown() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.LIMITS_UNKNOWN;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return switch (order.limits()) {
            case AccountLimits.Complete _ -> Finding.PASSED;
            case AccountLimits.Incomplete incomplete ->
                    new Finding.Refused("", incomplete.missing());
            case AccountLimits.Unknown() -> Finding.NOT_REACHED;
        };
    }
}

package dev.fillstream.risk.check.reference;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;

/** Every limit of the account is set. */
public record LimitsComplete() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.LIMITS_INCOMPLETE;
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

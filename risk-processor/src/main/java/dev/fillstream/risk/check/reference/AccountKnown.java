package dev.fillstream.risk.check.reference;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;

/** The account has limits at all. */
public record AccountKnown() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.ACCOUNT_UNKNOWN;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.limits() instanceof AccountLimits.Unknown
                ? new Finding.Refused(order.order().account().value(), "")
                : Finding.PASSED;
    }
}

package dev.fillstream.risk.check.size;

import dev.fillstream.model.value.Money;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;

/** What the order may cost at worst is within what the account may order at once. */
public record MaxOrderNotional() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.MAX_ORDER_NOTIONAL;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.notional().isEmpty()
                || order.knownInstrument().isEmpty()
                || !(order.limits() instanceof AccountLimits.Complete limits)) {
            return Finding.NOT_REACHED;
        }
        Money notional = order.notional().orElseThrow();
        return Finding.passedIf(
                notional.compareTo(limits.maxOrderNotional()) <= 0,
                notional,
                limits.maxOrderNotional());
    }
}

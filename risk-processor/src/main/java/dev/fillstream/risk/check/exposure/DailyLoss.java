package dev.fillstream.risk.check.exposure;

import dev.fillstream.model.value.Money;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.Bound;
import dev.fillstream.risk.limit.LimitName;

/**
 * What the account lost since its trading day began is below the limit; when it is reached, only
 * reductions pass.
 */
public record DailyLoss() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.DAILY_LOSS;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.outlook().isReducing()) {
            return Finding.PASSED;
        }
        return order.completeLimits()
                .map(limits -> judge(limits.bound(LimitName.MAX_DAILY_LOSS), order))
                .orElse(Finding.NOT_REACHED);
    }

    private static Finding judge(Bound bound, OrderAtRisk order) {
        Money loss = order.outlook().loss();
        return switch (bound) {
            case Bound.AtMost(var most) ->
                    Finding.passedIf(loss.value().compareTo(most) < 0, loss, bound);
            case Bound.Unlimited(), Bound.Unset() -> Finding.within(bound, loss.value());
        };
    }
}

package dev.fillstream.risk.check.control;

import dev.fillstream.model.value.Account;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.exposure.Gap;
import dev.fillstream.risk.limit.TradingState;

/**
 * Every report about the account was booked, or somebody has set its trading state since. Compares
 * the version of that state with the one that was known when the report came.
 */
public record ExposureCertain() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.RISK_UNCERTAIN;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.totals().gap().map(gap -> judge(order, gap)).orElse(Finding.PASSED);
    }

    private static Finding judge(OrderAtRisk order, Gap gap) {
        long version = stateVersion(order);
        return Finding.passedIf(gap.isSettledBy(version), version, gap.stateVersion());
    }

    private static long stateVersion(OrderAtRisk order) {
        Account account = order.order().account();
        String own = TradingState.scopeOf(account);
        return order.around().states().stream()
                .filter(state -> state.scope().equals(own))
                .mapToLong(TradingState::version)
                .findFirst()
                .orElse(0);
    }
}

package dev.fillstream.risk.check.flow;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/**
 * No order of the account with the same symbol, side, type, quantity and prices was let through
 * within the limit; both values are milliseconds.
 */
public record NoTwin() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.DUPLICATE_CONTENT;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.replaced().isPresent()) {
            return Finding.PASSED;
        }
        if (order.completeLimits().isEmpty()) {
            return Finding.NOT_REACHED;
        }
        long window = order.completeLimits().orElseThrow().duplicateWindowMillis();
        return order.around()
                .lastTwin()
                .map(last -> Math.max(0, order.time().toEpochMilli() - last.toEpochMilli()))
                .map(age -> Finding.passedIf(age >= window, age, window))
                .orElse(Finding.PASSED);
    }
}

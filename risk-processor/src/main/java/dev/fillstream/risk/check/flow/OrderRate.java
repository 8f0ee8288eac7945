package dev.fillstream.risk.check.flow;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Bound;
import dev.fillstream.risk.limit.LimitName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The account enters no more new orders at once than the limit, and no more per second in the long
 * run. Refused orders, cancels and replaces do not count.
 */
public record OrderRate() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.ORDER_RATE;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.replaced().isPresent()) {
            return Finding.PASSED;
        }
        return order.against(LimitName.MAX_ORDERS_PER_SECOND, Optional.of(used(order)));
    }

    /** What one order takes of the allowance, in nanoseconds; 0 where there is no limit. */
    public static long intervalNanos(AccountLimits limits) {
        return limits instanceof AccountLimits.Complete complete
                        && complete.bound(LimitName.MAX_ORDERS_PER_SECOND)
                                instanceof Bound.AtMost(BigDecimal rate)
                        && rate.signum() > 0
                ? SECOND.divide(rate, 0, RoundingMode.FLOOR).longValue()
                : 0;
    }

    /** How many orders of the allowance are used up with this one, rounded up. */
    private static BigDecimal used(OrderAtRisk order) {
        long interval = intervalNanos(order.limits());
        if (interval == 0) {
            return BigDecimal.ONE;
        }
        long backlog = order.totals().activity().backlogNanos(order.time());
        return BigDecimal.valueOf(1 + (backlog + interval - 1) / interval);
    }

    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000);
}

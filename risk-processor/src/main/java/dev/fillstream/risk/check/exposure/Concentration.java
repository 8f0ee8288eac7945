package dev.fillstream.risk.check.exposure;

import dev.fillstream.model.value.Money;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.LimitName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The symbol's share of the gross exposure, or of the cash where that is larger, stays within the
 * limit; in basis points.
 */
public record Concentration() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.CONCENTRATION;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.outlook().isReducing()) {
            return Finding.PASSED;
        }
        return order.against(LimitName.MAX_CONCENTRATION_BPS, share(order));
    }

    /** Rounded up, so that nothing above the limit looks like it. */
    private static Optional<BigDecimal> share(OrderAtRisk order) {
        if (order.addedNotional().isEmpty()
                || !(order.limits() instanceof AccountLimits.Complete limits)) {
            return Optional.empty();
        }
        Money gross = order.outlook().grossAfter();
        Money cash = order.totals().cash(limits.openingCash());
        BigDecimal base = (gross.compareTo(cash) > 0 ? gross : cash).value();
        BigDecimal part = order.outlook().symbolAfter().value().multiply(WHOLE);
        return Optional.of(
                base.signum() <= 0
                        ? BigDecimal.ZERO
                        : new Money(part.divide(base, 4, RoundingMode.UP)).value());
    }

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);
}

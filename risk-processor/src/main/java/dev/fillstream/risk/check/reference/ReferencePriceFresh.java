package dev.fillstream.risk.check.reference;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.ReferencePrice;

/** The reference price is young enough; both values are milliseconds. */
public record ReferencePriceFresh() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.REFERENCE_PRICE_STALE;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.referencePrice() instanceof ReferencePrice.Known price
                && order.limits() instanceof AccountLimits.Complete limits) {
            long age = price.ageMillisAt(order.time());
            return Finding.passedIf(
                    age <= limits.maxPriceAgeMillis(), age, limits.maxPriceAgeMillis());
        }
        return Finding.NOT_REACHED;
    }
}

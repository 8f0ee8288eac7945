package dev.fillstream.risk.check.reference;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.ReferencePrice;

/** There is a reference price that could be right. */
public record ReferencePriceKnown() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.REFERENCE_PRICE_MISSING;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return switch (order.referencePrice()) {
            case ReferencePrice.Known known -> new Finding.Passed(known.price().toString(), "");
            case ReferencePrice.Missing(var why) -> new Finding.Refused(why, "");
        };
    }
}

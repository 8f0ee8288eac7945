package dev.fillstream.risk.check.exposure;

import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** A reduce-only order takes no more than the position less what open orders already take. */
public record ReduceOnly() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.REDUCE_ONLY;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (!order.order().reduceOnly()) {
            return Finding.PASSED;
        }
        Quantity added = order.addedQty();
        Quantity reducible = order.position().reducibleBy(order.order().side());
        return Finding.passedIf(added.compareTo(reducible) <= 0, added, reducible);
    }
}

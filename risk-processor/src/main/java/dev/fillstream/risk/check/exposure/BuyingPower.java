package dev.fillstream.risk.check.exposure;

import dev.fillstream.model.value.Money;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;

/** What the order reserves is covered by the cash that no other order has reserved. */
public record BuyingPower() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.BUYING_POWER;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.reservation().isEmpty()
                || order.knownInstrument().isEmpty()
                || !(order.limits() instanceof AccountLimits.Complete limits)) {
            return Finding.NOT_REACHED;
        }
        Money free = order.totals().cash(limits.openingCash()).minus(order.totals().reserved());
        Money reservation = order.reservation().orElseThrow();
        // A sell of what is held takes no cash, and may bring some: it passes however low cash is.
        boolean isCovered = reservation.value().signum() == 0 || reservation.compareTo(free) <= 0;
        return Finding.passedIf(isCovered, reservation, free);
    }
}

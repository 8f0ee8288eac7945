package dev.fillstream.risk.adapter.streams.record;

import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.RiskDecision;

/** Writes into a decision what it was made from. */
final class Decided {

    private Decided() {}

    static void from(OrderAtRisk order, RiskDecision.Builder decision) {
        decision.setExecutionsOffset(order.totals().executionsOffset())
                .setLimitsVersion(order.limits().versionSeen())
                .setInstrumentVersion(order.instrument().versionSeen())
                .setReservedBefore(order.totals().reserved().toString())
                .setPositionBefore(order.position().qty().toPlainString());
        if (order.referencePrice() instanceof ReferencePrice.Known(var price, var time)) {
            decision.setReferencePrice(price.toString()).setReferencePriceTime(Timestamps.of(time));
        }
        if (order.limits() instanceof AccountLimits.Complete limits) {
            decision.setCashBefore(order.totals().cash(limits.openingCash()).toString());
        }
    }
}

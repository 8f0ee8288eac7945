package dev.fillstream.risk.adapter.streams.record;

import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.Outlook;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.risk.limit.TradingState;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.RiskDecision;
import dev.fillstream.v1.StateSeen;
import dev.fillstream.v1.TradingState.State;

/** Writes into a decision what it was made from. */
final class Decided {

    private Decided() {}

    static void from(OrderAtRisk order, RiskDecision.Builder decision) {
        decision.setExecutionsOffset(order.totals().executionsOffset())
                .setLimitsVersion(order.limits().versionsSeen().account())
                .setDeskLimitsVersion(order.limits().versionsSeen().desk())
                .setFirmLimitsVersion(order.limits().versionsSeen().firm())
                .setInstrumentVersion(order.instrument().versionSeen())
                .setReservedBefore(order.totals().reserved().toString())
                .setPositionBefore(order.position().qty().toPlainString());
        if (order.referencePrice() instanceof ReferencePrice.Known known) {
            decision.setReferencePrice(known.price().toString())
                    .setReferencePriceTime(Timestamps.of(known.priceTime()))
                    .setReferencePriceAgeMillis(known.ageMillisAt(order.time()));
        }
        if (order.limits() instanceof AccountLimits.Complete limits) {
            decision.setCashBefore(order.totals().cash(limits.openingCash()).toString());
        }
        order.around().states().forEach(state -> decision.addTradingStates(seen(state)));
        exposure(order, decision);
    }

    private static void exposure(OrderAtRisk order, RiskDecision.Builder decision) {
        Outlook outlook = order.outlook();
        decision.setGrossBefore(outlook.grossBefore().toString())
                .setGrossAfter(outlook.grossAfter().toString())
                .setNetBefore(outlook.netBefore().toString())
                .setNetAfter(outlook.netAfter().toString())
                .setPositionAfter(outlook.worstPosition().toPlainString())
                .setOpenOrdersBefore(order.totals().openOrders())
                .setTradingDay(outlook.day().date().toString())
                .setEnteredBefore(outlook.day().entered().toString());
    }

    private static StateSeen seen(TradingState state) {
        return StateSeen.newBuilder()
                .setScope(state.scope())
                .setVersion(state.version())
                .setState(
                        switch (state.mode()) {
                            case ACTIVE -> State.STATE_ACTIVE;
                            case REDUCING -> State.STATE_REDUCING;
                            case HALTED -> State.STATE_HALTED;
                        })
                .build();
    }
}

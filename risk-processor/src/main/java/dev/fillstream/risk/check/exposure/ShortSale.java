package dev.fillstream.risk.check.exposure;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** A sale that takes the position below zero is of an instrument that may be sold short. */
public record ShortSale() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.SHORT_SALE_FORBIDDEN;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.outlook().isReducing() || order.order().side().isBuy()) {
            return Finding.PASSED;
        }
        return order.knownInstrument()
                .map(
                        known ->
                                known.isShortable()
                                        ? Finding.PASSED
                                        : new Finding.Refused(
                                                order.outlook().worstPosition().toPlainString(),
                                                "0"))
                .orElse(Finding.NOT_REACHED);
    }
}

package dev.fillstream.risk.check.terms;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** The instrument is in one of its sessions. */
public record InSession() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.SESSION_CLOSED;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.knownInstrument()
                .map(
                        known ->
                                Finding.passedIf(
                                        known.hours().isOpenAt(order.time()),
                                        order.time(),
                                        known.hours().calendar()))
                .orElse(Finding.NOT_REACHED);
    }
}

package dev.fillstream.risk.check.size;

import dev.fillstream.model.value.Money;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** The notional is worth the venue's while; an order that reduces a position may be smaller. */
public record MinOrderNotional() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.MIN_ORDER_NOTIONAL;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.notional().isEmpty() || order.knownInstrument().isEmpty()) {
            return Finding.NOT_REACHED;
        }
        Money notional = order.notional().orElseThrow();
        Money least = order.knownInstrument().orElseThrow().minNotional();
        return Finding.passedIf(
                order.outlook().isReducing() || notional.compareTo(least) >= 0, notional, least);
    }
}

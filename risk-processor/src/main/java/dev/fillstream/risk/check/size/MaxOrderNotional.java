package dev.fillstream.risk.check.size;

import dev.fillstream.model.value.Money;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.LimitName;

/** What the order may cost at worst is within what the account may order at once. */
public record MaxOrderNotional() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.MAX_ORDER_NOTIONAL;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.knownInstrument().isEmpty()
                ? Finding.NOT_REACHED
                : order.against(LimitName.MAX_ORDER_NOTIONAL, order.notional().map(Money::value));
    }
}

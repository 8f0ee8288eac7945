package dev.fillstream.risk.check.size;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.LimitName;
import java.util.Optional;

/** The quantity is within what the account may order at once. */
public record MaxOrderQty() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.MAX_ORDER_QTY;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.against(
                LimitName.MAX_ORDER_QTY, Optional.of(order.order().orderQty().value()));
    }
}

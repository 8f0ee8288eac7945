package dev.fillstream.risk.check.flow;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.LimitName;
import java.math.BigDecimal;
import java.util.Optional;

/** The account has no more open orders than the limit, this one included. */
public record OpenOrdersLimit() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.MAX_OPEN_ORDERS;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.replaced().isPresent()) {
            return Finding.PASSED;
        }
        return order.against(
                LimitName.MAX_OPEN_ORDERS,
                Optional.of(BigDecimal.valueOf(order.totals().openOrders() + 1L)));
    }
}

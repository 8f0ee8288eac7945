package dev.fillstream.risk.check.flow;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.LimitName;
import java.math.BigDecimal;
import java.util.Optional;

/** The order was made no longer ago than the limit; both values are milliseconds. */
public record OrderFresh() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.ORDER_STALE;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        long age =
                Math.max(
                        0,
                        order.time().toEpochMilli() - order.order().transactTime().toEpochMilli());
        return order.against(LimitName.MAX_ORDER_AGE_MILLIS, Optional.of(BigDecimal.valueOf(age)));
    }
}

package dev.fillstream.risk.check.terms;

import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** A date that the order is good till lies ahead. */
public record ExpireTimeAhead() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.EXPIRE_TIME_PAST;
    }

    @Override
    public boolean isLimit() {
        return false;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.order().timeInForce() instanceof TimeInForce.GoodTillDate(var expireTime)
                ? Finding.passedIf(expireTime.isAfter(order.time()), expireTime, order.time())
                : Finding.PASSED;
    }
}

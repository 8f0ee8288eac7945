package dev.fillstream.risk.check.flow;

import dev.fillstream.model.value.Price;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/**
 * The order could not trade with an open one of the same account, where the account may not do
 * that.
 */
public record NoSelfMatch() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.SELF_MATCH;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        if (order.completeLimits().isEmpty()) {
            return Finding.NOT_REACHED;
        }
        boolean isRefused = order.completeLimits().orElseThrow().refusesSelfMatch();
        return isRefused && order.around().crossing().isPresent()
                ? new Finding.Refused(
                        order.order().ordType().limitPrice().map(Price::toString).orElse("market"),
                        order.around().crossing().orElseThrow())
                : Finding.PASSED;
    }
}

package dev.fillstream.risk.check.size;

import dev.fillstream.model.value.Price;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;

/**
 * A limit price is no worse by more than the collar than the price at which the order sets off: the
 * reference price, or for a stop-limit the stop price that the market has yet to come to.
 */
public record PriceInCollar() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.PRICE_OUTSIDE_COLLAR;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.order()
                .ordType()
                .limitPrice()
                .map(price -> judge(price, order))
                .orElse(Finding.PASSED);
    }

    private static Finding judge(Price price, OrderAtRisk order) {
        if (order.entryPrice().isEmpty()
                || !(order.limits() instanceof AccountLimits.Complete limits)) {
            return Finding.NOT_REACHED;
        }
        boolean isBuy = order.order().side().isBuy();
        int collar = isBuy ? limits.priceCollarBps() : -limits.priceCollarBps();
        Price worst = OrderAtRisk.collared(order.entryPrice().orElseThrow(), collar);
        int distance = price.compareTo(worst);
        return Finding.passedIf(isBuy ? distance <= 0 : distance >= 0, price, worst);
    }
}

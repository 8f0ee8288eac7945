package dev.fillstream.risk.check.size;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Price;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.ReferencePrice;
import java.util.Optional;

/**
 * A market order meets a book that is no worse than the reference price by more than the collar. So
 * does a stop that the market has reached already; another one meets no book yet.
 */
public record MarketInCollar() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.MARKET_OUTSIDE_COLLAR;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return switch (order.order().ordType()) {
            case OrdType.Market() -> judgeMarket(order);
            case OrdType.Stop(_) -> setsOffNow(order) ? judgeMarket(order) : Finding.PASSED;
            case OrdType.Limit(_), OrdType.StopLimit(_, _) -> Finding.PASSED;
        };
    }

    private static boolean setsOffNow(OrderAtRisk order) {
        return order.entryPrice().equals(order.freshPrice().map(ReferencePrice.Known::price));
    }

    private static Finding judgeMarket(OrderAtRisk order) {
        if (order.freshPrice().isEmpty()
                || !(order.limits() instanceof AccountLimits.Complete limits)) {
            return Finding.NOT_REACHED;
        }
        ReferencePrice.Known reference = order.freshPrice().orElseThrow();
        boolean isBuy = order.order().side().isBuy();
        Optional<Price> touch = isBuy ? reference.ask() : reference.bid();
        if (touch.isEmpty()) {
            return Finding.PASSED;
        }
        int collar = isBuy ? limits.priceCollarBps() : -limits.priceCollarBps();
        Price worst = OrderAtRisk.collared(reference.price(), collar);
        int distance = touch.orElseThrow().compareTo(worst);
        return Finding.passedIf(isBuy ? distance <= 0 : distance >= 0, touch.orElseThrow(), worst);
    }
}

package dev.fillstream.risk.check.size;

import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** The quantity is within what the account may order at once. */
public record MaxOrderQty() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.MAX_ORDER_QTY;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        Quantity orderQty = order.order().orderQty();
        return order.completeLimits()
                .map(
                        limits ->
                                Finding.passedIf(
                                        orderQty.compareTo(limits.maxOrderQty()) <= 0,
                                        orderQty,
                                        limits.maxOrderQty()))
                .orElse(Finding.NOT_REACHED);
    }
}

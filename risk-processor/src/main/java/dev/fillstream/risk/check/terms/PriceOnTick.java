package dev.fillstream.risk.check.terms;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Price;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.Instrument;
import java.util.stream.Stream;

/** A limit price and a stop price are multiples of the tick size. */
public record PriceOnTick() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.PRICE_OFF_TICK;
    }

    @Override
    public boolean isLimit() {
        return false;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        OrdType ordType = order.order().ordType();
        return Stream.concat(ordType.limitPrice().stream(), ordType.stopPrice().stream())
                .map(price -> judge(price, order))
                .filter(finding -> !(finding instanceof Finding.Passed))
                .findFirst()
                .orElse(Finding.PASSED);
    }

    private static Finding judge(Price price, OrderAtRisk order) {
        return switch (order.instrument()) {
            case Instrument.Known known ->
                    Finding.passedIf(price.isMultipleOf(known.tickSize()), price, known.tickSize());
            case Instrument.Unknown(_) -> Finding.NOT_REACHED;
        };
    }
}

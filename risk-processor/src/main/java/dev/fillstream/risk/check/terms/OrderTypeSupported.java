package dev.fillstream.risk.check.terms;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** The order is of a type that the pipeline works. */
public record OrderTypeSupported() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.ORDER_TYPE_UNSUPPORTED;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return switch (order.order().ordType()) {
            case OrdType.Market(), OrdType.Limit(_) -> Finding.PASSED;
            case OrdType.Stop(_) -> new Finding.Refused("stop", "");
            case OrdType.StopLimit(_, _) -> new Finding.Refused("stop_limit", "");
        };
    }
}

package dev.fillstream.risk.check.flow;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.exposure.StrategyUse;
import dev.fillstream.risk.limit.LimitName;
import java.math.BigDecimal;
import java.util.Optional;

/** A strategy has entered after a fill no more often than the limit since it was last armed. */
public record RepeatedExecution() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.REPEATED_EXECUTION;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        StrategyUse use = order.around().strategy();
        boolean isRepeat =
                !order.order().strategy().isEmpty()
                        && order.replaced().isEmpty()
                        && use.hasFilled();
        return order.against(
                LimitName.MAX_REPEATED_EXECUTIONS,
                Optional.of(BigDecimal.valueOf(use.repeats() + (isRepeat ? 1L : 0))));
    }
}

package dev.fillstream.risk.check.control;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.limit.TradingState;
import dev.fillstream.risk.limit.TradingState.Mode;

/** Looks for a scope that is in a mode. */
final class States {

    private States() {}

    static Finding find(OrderAtRisk order, Mode mode) {
        for (TradingState state : order.around().states()) {
            if (state.mode() == mode) {
                return new Finding.Refused(state.scope(), mode.name());
            }
        }
        return Finding.PASSED;
    }
}

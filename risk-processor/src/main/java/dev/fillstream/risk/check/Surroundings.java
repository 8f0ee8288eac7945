package dev.fillstream.risk.check;

import dev.fillstream.risk.exposure.AccountTotals;
import dev.fillstream.risk.exposure.Position;
import dev.fillstream.risk.exposure.StrategyUse;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.risk.limit.TradingState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an order meets.
 *
 * @param states of the firm, the desk, the account and the symbol, those that are not active
 * @param strategy how the order's strategy went on so far
 * @param lastTwin when an order like it was last let through, where that is looked for
 * @param crossing an open order of the same account that it could trade with, as text: its price,
 *     or {@code market}
 */
public record Surroundings(
        Instrument instrument,
        AccountLimits limits,
        ReferencePrice price,
        List<TradingState> states,
        AccountTotals totals,
        Position position,
        StrategyUse strategy,
        Optional<Instant> lastTwin,
        Optional<String> crossing) {

    public Surroundings {
        states = List.copyOf(states);
    }
}

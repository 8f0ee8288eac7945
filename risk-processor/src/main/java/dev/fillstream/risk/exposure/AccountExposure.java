package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.limit.ScopeLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an account has and risks.
 *
 * @param stateVersion of the account's own trading state; 0 for none
 * @param holdings every symbol that it ever held or ordered
 */
public record AccountExposure(
        Account account,
        AccountTotals totals,
        ScopeLimits limits,
        long stateVersion,
        List<Holding> holdings) {

    /** What it has of one symbol. */
    public record Holding(Symbol symbol, Position position) {}

    public AccountExposure {
        holdings = List.copyOf(holdings);
    }

    /** Since when nobody knows it, as far as that is not settled. */
    public Optional<Instant> uncertainSince() {
        return totals.gap().filter(gap -> !gap.isSettledBy(stateVersion)).map(Gap::time);
    }

    /** Cash; unknown as long as the limits do not say what it started with. */
    public Optional<Money> cash() {
        return limits instanceof ScopeLimits.Said said
                ? said.openingCash().map(totals::cash)
                : Optional.empty();
    }

    /** What the next order may reserve. */
    public Optional<Money> buyingPower() {
        return cash().map(cash -> cash.minus(totals.reserved()));
    }
}

package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.Money;
import java.util.Optional;

/**
 * One account's sums, so that no decision has to add anything up.
 *
 * @param cashFlow what trading brought and cost; with the opening cash it is the cash
 * @param reserved the sum of all open orders' reservations
 * @param executionsOffset the last record of {@code executions} that changed anything here; -1 for
 *     none
 * @param gap the last record that should have, and could not be booked
 */
public record AccountTotals(
        Money cashFlow,
        Money reserved,
        int openOrders,
        long executionsOffset,
        Valuation valuation,
        Activity activity,
        Optional<Gap> gap) {

    public static final AccountTotals NONE =
            new AccountTotals(
                    Money.ZERO, Money.ZERO, 0, -1, Valuation.NONE, Activity.NONE, Optional.empty());

    /** What the account has, given what it started with. */
    public Money cash(Money openingCash) {
        return openingCash.plus(cashFlow);
    }

    /** What it is worth beside the opening cash. */
    public Money worth() {
        return cashFlow.plus(valuation.net());
    }

    /** After a record that could not be booked; no later state settles an earlier gap by that. */
    public AccountTotals missing(Gap found) {
        long version = Math.max(found.stateVersion(), gap.map(Gap::stateVersion).orElse(0L));
        return new AccountTotals(
                cashFlow,
                reserved,
                openOrders,
                found.executionsOffset(),
                valuation,
                activity,
                Optional.of(new Gap(found.executionsOffset(), found.time(), version)));
    }

    AccountTotals flowing(Money more) {
        return new AccountTotals(
                cashFlow.plus(more),
                reserved,
                openOrders,
                executionsOffset,
                valuation,
                activity,
                gap);
    }

    AccountTotals with(Valuation valued) {
        return new AccountTotals(
                cashFlow, reserved, openOrders, executionsOffset, valued, activity, gap);
    }

    AccountTotals with(Activity active) {
        return new AccountTotals(
                cashFlow, reserved, openOrders, executionsOffset, valuation, active, gap);
    }
}

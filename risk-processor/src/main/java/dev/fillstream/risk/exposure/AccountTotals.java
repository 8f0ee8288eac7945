package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.Money;

/**
 * One account's sums, so that no decision has to add anything up.
 *
 * @param cashFlow what trading brought and cost; with the opening cash it is the cash
 * @param reserved the sum of all open orders' reservations
 * @param executionsOffset the last record of {@code executions} that changed anything here; -1 for
 *     none
 */
public record AccountTotals(
        Money cashFlow,
        Money reserved,
        int openOrders,
        long executionsOffset,
        Valuation valuation,
        Activity activity) {

    public static final AccountTotals NONE =
            new AccountTotals(Money.ZERO, Money.ZERO, 0, -1, Valuation.NONE, Activity.NONE);

    /** What the account has, given what it started with. */
    public Money cash(Money openingCash) {
        return openingCash.plus(cashFlow);
    }

    /** What it is worth beside the opening cash. */
    public Money worth() {
        return cashFlow.plus(valuation.net());
    }

    AccountTotals flowing(Money more) {
        return new AccountTotals(
                cashFlow.plus(more), reserved, openOrders, executionsOffset, valuation, activity);
    }

    AccountTotals with(Valuation valued) {
        return new AccountTotals(
                cashFlow, reserved, openOrders, executionsOffset, valued, activity);
    }

    AccountTotals with(Activity active) {
        return new AccountTotals(
                cashFlow, reserved, openOrders, executionsOffset, valuation, active);
    }
}

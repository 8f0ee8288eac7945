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
public record AccountTotals(Money cashFlow, Money reserved, int openOrders, long executionsOffset) {

    public static final AccountTotals NONE = new AccountTotals(Money.ZERO, Money.ZERO, 0, -1);

    /** What the account has, given what it started with. */
    public Money cash(Money openingCash) {
        return openingCash.plus(cashFlow);
    }
}

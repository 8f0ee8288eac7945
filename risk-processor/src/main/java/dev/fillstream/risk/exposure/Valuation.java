package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.Money;

/**
 * What an account's positions and open orders are worth, kept as sums. A position counts at its
 * mark, which is renewed whenever it trades or an order for it is let through.
 *
 * @param net the positions' values with their signs
 * @param gross the positions' values without signs
 * @param openBuys what open buys may cost at worst
 * @param openSells what open sells are worth at their prices
 */
public record Valuation(Money net, Money gross, Money openBuys, Money openSells) {

    public static final Valuation NONE =
            new Valuation(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** With one position changed. */
    public Valuation with(Position before, Position after) {
        return new Valuation(
                net.minus(before.value()).plus(after.value()),
                gross.minus(absolute(before.value())).plus(absolute(after.value())),
                openBuys.minus(before.openBuyNotional()).plus(after.openBuyNotional()),
                openSells.minus(before.openSellNotional()).plus(after.openSellNotional()));
    }

    /** All positions and all open orders, without signs. */
    public Money grossExposure() {
        return gross.plus(openBuys).plus(openSells);
    }

    static Money absolute(Money amount) {
        return amount.isNegative() ? amount.negated() : amount;
    }
}

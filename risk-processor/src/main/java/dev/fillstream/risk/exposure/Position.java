package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import java.math.BigDecimal;

/**
 * What an account holds of one symbol, and what its open orders may still add or take.
 *
 * @param qty signed: negative is short
 * @param openBuyQty the sum of leavesQty of open buys
 * @param openSellQty the sum of leavesQty of open sells
 * @param mark what one unit was worth when it last traded or was last ordered
 * @param openBuyNotional what the open buys may cost at worst
 * @param openSellNotional what the open sells are worth at their prices
 */
public record Position(
        BigDecimal qty,
        Quantity openBuyQty,
        Quantity openSellQty,
        Money mark,
        Money openBuyNotional,
        Money openSellNotional) {

    public static final Position NONE = new Position(BigDecimal.ZERO, Quantity.ZERO, Quantity.ZERO);

    /** One that was not valued yet. */
    public Position(BigDecimal qty, Quantity openBuyQty, Quantity openSellQty) {
        this(qty, openBuyQty, openSellQty, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    /** Its value at its mark; negative where it is short. */
    public Money value() {
        return mark.times(qty);
    }

    /** How much more can be sold, or bought back, before the position turns. */
    public Quantity reducibleBy(Side side) {
        BigDecimal free = unoffered(side);
        return free.signum() <= 0 ? Quantity.ZERO : new Quantity(free);
    }

    /** Whether all open orders of that side and {@code more} only bring it closer to zero. */
    public boolean isReducedBy(Side side, Quantity more) {
        return more.value().compareTo(unoffered(side)) <= 0;
    }

    /**
     * What is held and no open order of that side would trade away; negative where they turn it.
     */
    private BigDecimal unoffered(Side side) {
        BigDecimal held = side.isBuy() ? qty.negate() : qty;
        return held.subtract((side.isBuy() ? openBuyQty : openSellQty).value());
    }

    /** Signed: what it becomes should every open order of that side fill, and {@code more}. */
    public BigDecimal worstCase(Side side, Quantity more) {
        return side.isBuy()
                ? qty.add(openBuyQty.value()).add(more.value())
                : qty.subtract(openSellQty.value()).subtract(more.value());
    }

    /** At another mark. */
    public Position marked(Money newMark) {
        return new Position(
                qty, openBuyQty, openSellQty, newMark, openBuyNotional, openSellNotional);
    }

    Position withOpen(Side side, Quantity more, Quantity less, Money dearer, Money cheaper) {
        return side.isBuy()
                ? new Position(
                        qty,
                        openBuyQty.plus(more).minusOrZero(less),
                        openSellQty,
                        mark,
                        openBuyNotional.plus(dearer).minus(cheaper),
                        openSellNotional)
                : new Position(
                        qty,
                        openBuyQty,
                        openSellQty.plus(more).minusOrZero(less),
                        mark,
                        openBuyNotional,
                        openSellNotional.plus(dearer).minus(cheaper));
    }

    Position withTrade(Side side, Quantity lastQty, Money lastMark) {
        BigDecimal traded = side.isBuy() ? lastQty.value() : lastQty.value().negate();
        return new Position(
                qty.add(traded),
                openBuyQty,
                openSellQty,
                lastMark,
                openBuyNotional,
                openSellNotional);
    }
}

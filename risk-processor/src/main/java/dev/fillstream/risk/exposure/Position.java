package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Quantity;
import java.math.BigDecimal;

/**
 * What an account holds of one symbol, and what its open orders may still add or take.
 *
 * @param qty signed: negative is short
 * @param openBuyQty the sum of leavesQty of open buys
 * @param openSellQty the sum of leavesQty of open sells
 */
public record Position(BigDecimal qty, Quantity openBuyQty, Quantity openSellQty) {

    public static final Position NONE = new Position(BigDecimal.ZERO, Quantity.ZERO, Quantity.ZERO);

    /** How much more can be sold, or bought back, before the position turns. */
    public Quantity reducibleBy(Side side) {
        BigDecimal held = side.isBuy() ? qty.negate() : qty;
        BigDecimal free = held.subtract((side.isBuy() ? openBuyQty : openSellQty).value());
        return free.signum() <= 0 ? Quantity.ZERO : new Quantity(free);
    }

    Position withOpen(Side side, Quantity before, Quantity after) {
        return side.isBuy()
                ? new Position(qty, openBuyQty.minusOrZero(before).plus(after), openSellQty)
                : new Position(qty, openBuyQty, openSellQty.minusOrZero(before).plus(after));
    }

    Position withTrade(Side side, Quantity lastQty) {
        BigDecimal traded = side.isBuy() ? lastQty.value() : lastQty.value().negate();
        return new Position(qty.add(traded), openBuyQty, openSellQty);
    }
}

package dev.fillstream.model.order;

import java.math.BigDecimal;

/** Side (54). */
public enum Side {
    BUY,
    SELL,
    /** A sale of what the account does not hold. */
    SELL_SHORT;

    public boolean isBuy() {
        return this == BUY;
    }

    /** Plus one for buys and minus one for sells: what a traded unit does to the position. */
    public BigDecimal sign() {
        return isBuy() ? BigDecimal.ONE : BigDecimal.ONE.negate();
    }
}

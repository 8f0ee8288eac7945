package dev.fillstream.risk.limit;

import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.math.BigDecimal;

/** What is traded, and in which steps. */
public sealed interface Instrument {

    /**
     * Not in the reference data, or not readable there.
     *
     * @param why for people; empty where it was never there
     */
    record Unknown(String why) implements Instrument {}

    /**
     * An instrument with all its terms.
     *
     * @param tickSize every price is a multiple of it; greater than zero
     * @param lotSize every quantity is a multiple of it; greater than zero
     * @param multiplier money per point of price and unit of quantity; greater than zero
     * @param minNotional smaller orders are refused unless they reduce a position
     * @param isShortable whether it may be sold short at all
     */
    record Known(
            long version,
            String currency,
            Price tickSize,
            Quantity lotSize,
            Quantity minQty,
            Quantity maxQty,
            BigDecimal multiplier,
            boolean tradable,
            Money minNotional,
            boolean isShortable,
            TradingHours hours)
            implements Instrument {}

    /** The version that was looked at; 0 where there is none. */
    default long versionSeen() {
        return switch (this) {
            case Unknown(_) -> 0;
            case Known known -> known.version();
        };
    }

    /** The multiplier, or 1 where the instrument is unknown: what was traded is booked anyway. */
    default BigDecimal multiplierOrOne() {
        return switch (this) {
            case Unknown(_) -> BigDecimal.ONE;
            case Known known -> known.multiplier();
        };
    }
}

package dev.fillstream.risk.limit;

import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;

/** What an account may do. Only {@link Complete} limits let an order through. */
public sealed interface AccountLimits {

    /** Nobody set any. */
    record Unknown() implements AccountLimits {}

    /**
     * Somebody set some, but not all.
     *
     * @param missing the first field that is missing or malformed
     */
    record Incomplete(long version, String missing) implements AccountLimits {}

    /**
     * All of them.
     *
     * @param currency ISO 4217; all money of the account is in it
     * @param openingCash what the account started with; may be negative
     * @param priceCollarBps how far a price may stand from the reference price, in basis points
     * @param maxPriceAgeMillis an older reference price is none
     */
    record Complete(
            long version,
            String currency,
            Money openingCash,
            Quantity maxOrderQty,
            Money maxOrderNotional,
            int priceCollarBps,
            long maxPriceAgeMillis)
            implements AccountLimits {}

    /** The version that was looked at; 0 where there is none. */
    default long versionSeen() {
        return switch (this) {
            case Unknown() -> 0;
            case Incomplete incomplete -> incomplete.version();
            case Complete complete -> complete.version();
        };
    }
}

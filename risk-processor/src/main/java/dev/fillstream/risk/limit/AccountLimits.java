package dev.fillstream.risk.limit;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** What an account may do in one symbol. Only {@link Complete} limits let an order through. */
public sealed interface AccountLimits {

    /** Nobody set any. */
    record Unknown() implements AccountLimits {}

    /**
     * Somebody set some, but not all.
     *
     * @param missing the first field that nobody set, or that is malformed
     */
    record Incomplete(Versions versions, String missing) implements AccountLimits {}

    /** The versions of the records that limits come from; 0 where there is none. */
    record Versions(long account, long desk, long firm) {

        static final Versions NONE = new Versions(0, 0, 0);
    }

    /**
     * All of them, the tightest of all scopes.
     *
     * @param currency ISO 4217; all money of the account is in it
     * @param openingCash what the account started with; may be negative
     * @param bounds every {@link LimitName}
     * @param refusesSelfMatch whether its orders may not trade with each other
     * @param isRestricted whether the symbol is on a restricted list
     */
    record Complete(
            Versions versions,
            String currency,
            Money openingCash,
            Map<LimitName, Bound> bounds,
            boolean refusesSelfMatch,
            boolean isRestricted,
            Set<Side> forbiddenSides,
            long rearm)
            implements AccountLimits {

        public Complete {
            bounds = Map.copyOf(bounds);
            forbiddenSides = Set.copyOf(forbiddenSides);
        }

        public Bound bound(LimitName name) {
            return bounds.getOrDefault(name, Bound.UNSET);
        }

        /** How far a price may stand from the reference price, in basis points. */
        public int priceCollarBps() {
            return (int) number(LimitName.PRICE_COLLAR_BPS);
        }

        /** An older reference price is none. */
        public long maxPriceAgeMillis() {
            return number(LimitName.MAX_PRICE_AGE_MILLIS);
        }

        /** How far back a like order is looked for; 0 for not at all. */
        public long duplicateWindowMillis() {
            return number(LimitName.DUPLICATE_WINDOW_MILLIS);
        }

        private long number(LimitName name) {
            return bound(name) instanceof Bound.AtMost(BigDecimal value) ? value.longValue() : 0;
        }
    }

    /** The versions that were looked at. */
    default Versions versionsSeen() {
        return switch (this) {
            case Unknown() -> Versions.NONE;
            case Incomplete incomplete -> incomplete.versions();
            case Complete complete -> complete.versions();
        };
    }
}

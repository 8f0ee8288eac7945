package dev.fillstream.risk.limit;

import dev.fillstream.model.value.Price;
import java.time.Instant;
import java.util.Optional;

/** What an instrument is worth by the market, as far as one knows. */
public sealed interface ReferencePrice {

    /**
     * No price, or none that could be right.
     *
     * @param why for people: never seen, zero, crossed …
     */
    record Missing(String why) implements ReferencePrice {}

    /**
     * A price and the moment it was true.
     *
     * @param bid the best price that somebody buys at, where that is known
     * @param ask the best price that somebody sells at, where that is known
     */
    record Known(Price price, Instant priceTime, Optional<Price> bid, Optional<Price> ask)
            implements ReferencePrice {

        public Known(Price price, Instant priceTime) {
            this(price, priceTime, Optional.empty(), Optional.empty());
        }

        /** How old it was at {@code time}; 0 where it is the younger of the two. */
        public long ageMillisAt(Instant time) {
            return Math.max(0, time.toEpochMilli() - priceTime.toEpochMilli());
        }
    }
}

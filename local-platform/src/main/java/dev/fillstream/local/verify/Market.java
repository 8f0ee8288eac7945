package dev.fillstream.local.verify;

import dev.fillstream.model.value.Price;
import java.time.Instant;
import java.util.Optional;

/**
 * The reference price that a decision says it saw.
 *
 * @param touch the price record, where the topic still has it; without it bid and ask are not known
 */
record Market(Price price, Instant time, Optional<dev.fillstream.v1.ReferencePrice> touch) {

    long ageMillisAt(Instant now) {
        return Math.max(0, now.toEpochMilli() - time.toEpochMilli());
    }
}

package dev.fillstream.local.check;

import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.time.Instant;

/** One line of the venue's journal: what it booked of a client's order. */
public sealed interface VenueEntry {

    /** The venue's own id of the order. */
    String venueOrderId();

    Instant time();

    /** The venue has the order. */
    record Accepted(String venueOrderId, String clientOrderId, Quantity orderQty, Instant time)
            implements VenueEntry {}

    /**
     * The venue has an order that took another one's place.
     *
     * @param orderQty what traded of the others is part of it
     */
    record Replacing(
            String venueOrderId,
            String clientOrderId,
            String replaces,
            Quantity orderQty,
            Instant time)
            implements VenueEntry {}

    /** A stop was set off: it works in the book now. */
    record Triggered(String venueOrderId, Instant time) implements VenueEntry {}

    /** Part of it, or the rest, was traded. */
    record Traded(String venueOrderId, String execId, Quantity quantity, Price price, Instant time)
            implements VenueEntry {}

    /** A trade was taken back. */
    record TradeCanceled(
            String venueOrderId, String execId, String execRefId, Quantity quantity, Instant time)
            implements VenueEntry {}

    /** A trade has another price. */
    record TradeCorrected(
            String venueOrderId,
            String execId,
            String execRefId,
            Quantity quantity,
            Price price,
            Instant time)
            implements VenueEntry {}

    /** The order is over, traded or not. */
    record Closed(String venueOrderId, Ending ending, Instant time) implements VenueEntry {}

    /** How an order ends at a venue other than by being filled. */
    enum Ending {
        CANCELED,
        EXPIRED,
        REJECTED,
        REPLACED
    }
}

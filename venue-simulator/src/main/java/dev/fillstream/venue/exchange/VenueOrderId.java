package dev.fillstream.venue.exchange;

import java.util.UUID;

/** The venue's own name of an order; a replacement is an order of its own. */
public record VenueOrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

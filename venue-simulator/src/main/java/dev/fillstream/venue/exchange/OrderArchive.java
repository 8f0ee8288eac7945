package dev.fillstream.venue.exchange;

import java.util.Optional;

/**
 * Orders that closed so long ago that the {@link Ledger} no longer holds them. Slow: it searches.
 */
public interface OrderArchive {

    Optional<VenueOrder> find(ClientOrderId id);

    Optional<VenueOrder> find(VenueOrderId id);
}

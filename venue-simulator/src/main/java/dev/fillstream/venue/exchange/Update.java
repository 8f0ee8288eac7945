package dev.fillstream.venue.exchange;

import java.math.BigDecimal;

/**
 * What a client is told of a booking.
 *
 * @param order as the booking left it
 * @param positionQty what the account holds of the symbol since; negative where it is short
 */
public record Update(Booking booking, VenueOrder order, BigDecimal positionQty) {}

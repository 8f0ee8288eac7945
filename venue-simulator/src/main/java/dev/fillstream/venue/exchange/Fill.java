package dev.fillstream.venue.exchange;

/** A trade of a client's order, as account activities list it. */
public record Fill(Booking.Traded trade, VenueOrder order) {}

/**
 * The venue's own books: which orders clients have, what became of them, what was traded. An {@link
 * dev.fillstream.venue.exchange.Exchange} takes requests and answers with an {@link
 * dev.fillstream.venue.exchange.Outcome}; everything that it books is a {@link
 * dev.fillstream.venue.exchange.Booking}, and a {@link dev.fillstream.venue.exchange.VenueOrder} is
 * what its bookings make of it. So the same code that books also rebuilds, from the {@link
 * dev.fillstream.venue.exchange.Journal}, what a crash interrupted.
 */
@NullMarked
package dev.fillstream.venue.exchange;

import org.jspecify.annotations.NullMarked;

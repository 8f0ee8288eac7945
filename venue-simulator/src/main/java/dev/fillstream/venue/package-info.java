/**
 * An exchange to trade against, for demos, tests and benchmarks. {@link
 * dev.fillstream.venue.VenueSimulator} is the program, {@link dev.fillstream.venue.Venue} one
 * running exchange: it wires the books, the journal, the market data and the servers together and
 * gives each its turn on one event loop.
 */
@NullMarked
package dev.fillstream.venue;

import org.jspecify.annotations.NullMarked;

/** Requests in, bookings out; and the small structures that keep the venue's memory small. */
@NullMarked
package dev.fillstream.venue.exchange;

import org.jspecify.annotations.NullMarked;

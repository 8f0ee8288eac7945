/**
 * One instrument's order book with price-time priority. {@link dev.fillstream.venue.book.OrderBook}
 * takes a {@link dev.fillstream.venue.book.BookCommand} and answers with the list of {@link
 * dev.fillstream.venue.book.BookEvent}s that it caused, in order. Inside, each of the two {@code
 * BookSide}s keeps its {@code Level}s by price and each level its {@code RestingOrder}s by time.
 * Nothing here knows clocks, owners, wires or files.
 */
@NullMarked
package dev.fillstream.venue.book;

import org.jspecify.annotations.NullMarked;

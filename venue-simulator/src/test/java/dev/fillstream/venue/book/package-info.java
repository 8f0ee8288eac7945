/**
 * Commands in, events out, compared as whole lists; and a naive book that the real one must equal.
 */
@NullMarked
package dev.fillstream.venue.book;

import org.jspecify.annotations.NullMarked;

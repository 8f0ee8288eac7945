/** The market maker keeps its promises for any seed. */
@NullMarked
package dev.fillstream.venue.market;

import org.jspecify.annotations.NullMarked;

/** Settings are refused with all that is wrong with them. */
@NullMarked
package dev.fillstream.venue.config;

import org.jspecify.annotations.NullMarked;

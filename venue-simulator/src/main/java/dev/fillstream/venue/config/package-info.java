/** The simulator's settings, read once from the environment and refused with all that is wrong. */
@NullMarked
package dev.fillstream.venue.config;

import org.jspecify.annotations.NullMarked;

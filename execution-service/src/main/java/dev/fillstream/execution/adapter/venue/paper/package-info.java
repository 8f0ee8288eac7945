/**
 * A venue inside the process: every order is accepted and filled at once, or when the market comes
 * to its stop price, so that the pipeline can be tried and measured by itself.
 */
@NullMarked
package dev.fillstream.execution.adapter.venue.paper;

import org.jspecify.annotations.NullMarked;

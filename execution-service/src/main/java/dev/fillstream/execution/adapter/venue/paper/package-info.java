/**
 * A venue inside the process: every order is accepted and filled at once, so that the pipeline can
 * be tried and measured by itself.
 */
@NullMarked
package dev.fillstream.execution.adapter.venue.paper;

import org.jspecify.annotations.NullMarked;

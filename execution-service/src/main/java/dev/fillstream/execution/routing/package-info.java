/**
 * Hands approved orders to a venue. {@link dev.fillstream.execution.routing.ExecutionVenue} is the
 * one port that a broker needs; {@link dev.fillstream.execution.routing.SubmitOutcome} tells what
 * is known from what is not; {@link dev.fillstream.execution.routing.Handover} writes the intent
 * down before anything is sent.
 */
@NullMarked
package dev.fillstream.execution.routing;

import org.jspecify.annotations.NullMarked;

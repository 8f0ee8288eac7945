/**
 * Misbehaviour on demand. {@link dev.fillstream.venue.fault.Faults} holds what was ordered and
 * says, request by request, which {@link dev.fillstream.venue.fault.Fault} strikes now; what a
 * fault does is up to the adapter that it strikes.
 */
@NullMarked
package dev.fillstream.venue.fault;

import org.jspecify.annotations.NullMarked;

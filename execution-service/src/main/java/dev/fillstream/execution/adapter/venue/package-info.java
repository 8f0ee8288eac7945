/**
 * The venues that orders can be sent to, one package each, and {@link
 * dev.fillstream.execution.adapter.venue.ConfiguredVenues}, which makes those that are configured.
 */
@NullMarked
package dev.fillstream.execution.adapter.venue;

import org.jspecify.annotations.NullMarked;

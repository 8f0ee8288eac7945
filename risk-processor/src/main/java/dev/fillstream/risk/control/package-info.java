/**
 * Changing what orders are held against while they flow: {@link
 * dev.fillstream.risk.control.ControlRecords} reads and writes limits, trading states and
 * instruments as versioned records, {@link dev.fillstream.risk.control.DryRuns} asks what would
 * become of an order.
 */
@NullMarked
package dev.fillstream.risk.control;

import org.jspecify.annotations.NullMarked;

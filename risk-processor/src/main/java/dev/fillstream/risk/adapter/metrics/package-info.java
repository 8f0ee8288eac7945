/**
 * What happens, as numbers: {@link dev.fillstream.risk.adapter.metrics.MeteredDecisions} counts
 * decisions by outcome and code, times them, and counts what was repeated, booked and
 * dead-lettered.
 */
@NullMarked
package dev.fillstream.risk.adapter.metrics;

import org.jspecify.annotations.NullMarked;

/**
 * The topology: {@link dev.fillstream.risk.adapter.streams.RiskTopology} is its table of contents,
 * one processor per input does the work, {@link dev.fillstream.risk.adapter.streams.RiskStreams}
 * runs it and {@link dev.fillstream.risk.adapter.streams.StreamsSettings} says how fast and how
 * safely.
 */
@NullMarked
package dev.fillstream.risk.adapter.streams;

import org.jspecify.annotations.NullMarked;

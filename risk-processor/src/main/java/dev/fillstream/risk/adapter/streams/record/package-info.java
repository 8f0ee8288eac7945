/**
 * Between records and the model: what came in ({@link
 * dev.fillstream.risk.adapter.streams.record.CommandReader}, {@link
 * dev.fillstream.risk.adapter.streams.record.ReportReader}), and what goes out ({@link
 * dev.fillstream.risk.adapter.streams.record.DecisionMapper}, {@link
 * dev.fillstream.risk.adapter.streams.record.DeadLetters}).
 */
@NullMarked
package dev.fillstream.risk.adapter.streams.record;

import org.jspecify.annotations.NullMarked;

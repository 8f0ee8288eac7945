package dev.fillstream.execution.report;

import org.jspecify.annotations.Nullable;

/**
 * What came of a change.
 *
 * @param order as the book has it now, null where the book does not have it
 * @param applied whether the change's last event changed it
 */
public record Booked(@Nullable BookedOrder order, boolean applied) {}

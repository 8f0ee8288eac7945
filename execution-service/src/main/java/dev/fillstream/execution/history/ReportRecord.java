package dev.fillstream.execution.history;

import java.time.Instant;

/**
 * A report as it was published.
 *
 * @param event the bytes of the record's value on {@code executions}
 */
public record ReportRecord(long reportSeq, Instant bookedAt, byte[] event) {}

package dev.fillstream.intake.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one report of {@code executions} says about where an order stands.
 *
 * @param reportSeq from 1 on, without gaps per order
 * @param amounts null where the report does not speak of them (a refused cancel)
 */
public record Report(
        long reportSeq,
        OrdStatus ordStatus,
        @Nullable Amounts amounts,
        @Nullable RejectReason rejectReason,
        boolean outcomeUnknown,
        Instant updatedAt) {

    /** CumQty (14), LeavesQty (151) and AvgPx (6) after the report. */
    public record Amounts(String cumQty, String leavesQty, String avgPx) {}
}

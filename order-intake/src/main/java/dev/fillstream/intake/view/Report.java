package dev.fillstream.intake.view;

import dev.fillstream.intake.terms.OrderTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one report of {@code executions} says about where an order stands.
 *
 * @param reportSeq from 1 on, without gaps per order
 * @param standing null where the report does not speak of it (a refused cancel)
 * @param rejectReason why the order was refused, if it was
 * @param changedTerms what the order asks for from now on; null where that stays as it is
 */
public record Report(
        long reportSeq,
        OrdStatus ordStatus,
        @Nullable Standing standing,
        @Nullable RejectReason rejectReason,
        @Nullable ChangedTerms changedTerms,
        Instant updatedAt) {

    /** CumQty (14), LeavesQty (151) and AvgPx (6) after the report. */
    public record Amounts(String cumQty, String leavesQty, String avgPx) {}

    /** The amounts, and whether the venue has yet to say whether it has the order. */
    public record Standing(Amounts amounts, boolean outcomeUnknown) {}

    /** What a replace, or the venue by itself, may change about an order. */
    public record ChangedTerms(
            String clOrdId, String orderQty, @Nullable String price, @Nullable String stopPx) {

        OrderTerms of(OrderTerms before) {
            return before.with(
                    clOrdId.isEmpty() ? before.clOrdId() : clOrdId,
                    orderQty.isEmpty() ? before.orderQty() : orderQty,
                    price == null ? before.price() : price,
                    stopPx == null ? before.stopPx() : stopPx);
        }
    }
}

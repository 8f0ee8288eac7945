package dev.fillstream.intake.view;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.Report.Amounts;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands, as far as this instance knows.
 *
 * @param reportSeq of the last report that went in; 0 before the first
 * @param awaitsOrder whether the terms are those of a report, because the order itself was not met
 */
public record OrderView(
        OrderId orderId,
        OrderTerms terms,
        OrdStatus ordStatus,
        Amounts amounts,
        long reportSeq,
        @Nullable RejectReason rejectReason,
        boolean outcomeUnknown,
        Instant createdAt,
        Instant updatedAt,
        boolean awaitsOrder) {

    /** An order that nobody has reported on yet. */
    public static OrderView pendingNew(OrderId orderId, OrderTerms terms, Instant createdAt) {
        return new OrderView(
                orderId,
                terms,
                OrdStatus.PENDING_NEW,
                new Amounts("0", terms.orderQty(), "0"),
                0,
                null,
                false,
                createdAt,
                createdAt,
                false);
    }

    /** After {@code report}; the same where the report was in already. */
    public OrderView evolve(Report report) {
        if (report.reportSeq() <= reportSeq) {
            return this;
        }
        return new OrderView(
                orderId,
                terms,
                report.ordStatus(),
                report.amounts() == null ? amounts : report.amounts(),
                report.reportSeq(),
                report.rejectReason() == null ? rejectReason : report.rejectReason(),
                report.outcomeUnknown(),
                createdAt,
                report.updatedAt(),
                awaitsOrder);
    }

    /** An order that was reported on before it was met itself. */
    public static OrderView reportedFirst(OrderId orderId, OrderTerms terms, Instant createdAt) {
        return pendingNew(orderId, terms, createdAt).under(terms, true);
    }

    /** After the order itself, which counts only where it was not met before. */
    public OrderView ordered(OrderTerms orderTerms) {
        return awaitsOrder ? under(orderTerms, false) : this;
    }

    private OrderView under(OrderTerms newTerms, boolean nowAwaitsOrder) {
        return new OrderView(
                orderId,
                newTerms,
                ordStatus,
                amounts,
                reportSeq,
                rejectReason,
                outcomeUnknown,
                createdAt,
                updatedAt,
                nowAwaitsOrder);
    }

    /** Whether anybody has said anything about the order yet. */
    public boolean isDecided() {
        return reportSeq > 0;
    }
}

package dev.fillstream.intake.view;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.Report.Amounts;
import dev.fillstream.intake.view.Report.Standing;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands, as far as this instance knows.
 *
 * @param terms what it asks for now
 * @param reportSeq of the last report that went in; 0 before the first
 * @param createdAt when its record came in; never changes
 * @param awaitsOrder whether the terms are those of a report, because the order itself was not met
 * @param firstTerms what it asked for first, where a replace has changed that
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
        boolean awaitsOrder,
        @Nullable OrderTerms firstTerms) {

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
                false,
                null);
    }

    /** After {@code report}; the same where the report was in already. */
    public OrderView evolve(Report report) {
        if (report.reportSeq() <= reportSeq) {
            return this;
        }
        Standing standing = report.standing();
        OrderTerms newTerms =
                report.changedTerms() == null ? terms : report.changedTerms().of(terms);
        return new OrderView(
                orderId,
                newTerms,
                report.ordStatus(),
                standing == null ? amounts : standing.amounts(),
                report.reportSeq(),
                report.rejectReason() == null ? rejectReason : report.rejectReason(),
                standing == null ? outcomeUnknown : standing.outcomeUnknown(),
                createdAt,
                report.updatedAt(),
                awaitsOrder,
                newTerms.equals(terms) || firstTerms != null ? firstTerms : terms);
    }

    /** An order that was reported on before it was met itself. */
    public static OrderView reportedFirst(OrderId orderId, OrderTerms terms, Instant createdAt) {
        return pendingNew(orderId, terms, createdAt).under(terms, true, null);
    }

    /** After the order itself, which counts only where it was not met before. */
    public OrderView ordered(OrderTerms orderTerms) {
        if (!awaitsOrder) {
            return this;
        }
        boolean replaced = firstTerms != null || isUnderAnotherClOrdId(orderTerms);
        return replaced
                ? under(
                        orderTerms.with(
                                terms.clOrdId(), terms.orderQty(), terms.price(), terms.stopPx()),
                        false,
                        orderTerms)
                : under(orderTerms, false, null);
    }

    private boolean isUnderAnotherClOrdId(OrderTerms orderTerms) {
        return !terms.clOrdId().isEmpty() && !terms.clOrdId().equals(orderTerms.clOrdId());
    }

    /** What the order asked for when it came, whatever became of that since. */
    public OrderTerms orderedTerms() {
        return firstTerms == null ? terms : firstTerms;
    }

    private OrderView under(
            OrderTerms newTerms, boolean nowAwaitsOrder, @Nullable OrderTerms newFirstTerms) {
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
                nowAwaitsOrder,
                newFirstTerms);
    }

    /** Whether anybody has said anything about the order yet. */
    public boolean isDecided() {
        return reportSeq > 0;
    }
}

package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.RejectReason;
import dev.fillstream.intake.view.Report;
import dev.fillstream.intake.view.Report.Amounts;
import dev.fillstream.intake.view.Report.ChangedTerms;
import dev.fillstream.intake.view.Report.Standing;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the records of {@code executions} mean to the view. */
final class ReportMapper {

    private ReportMapper() {}

    static Optional<Report> toModel(ExecutionReport wire) {
        return WireWords.of(wire.getOrdStatus())
                .map(
                        ordStatus ->
                                new Report(
                                        wire.getReportSeq(),
                                        ordStatus,
                                        standing(wire),
                                        wire.hasRefusal() ? toModel(wire.getRefusal()) : null,
                                        changedTerms(wire),
                                        WireWords.instant(wire.getBookedAt())));
    }

    /** A refused cancel or replace changes where the order stands, and nothing else. */
    static Optional<Report> toModel(OrderCancelReject wire) {
        return WireWords.of(wire.getOrdStatus())
                .map(
                        ordStatus ->
                                new Report(
                                        wire.getReportSeq(),
                                        ordStatus,
                                        null,
                                        null,
                                        null,
                                        WireWords.instant(wire.getBookedAt())));
    }

    private static Standing standing(ExecutionReport wire) {
        return new Standing(
                new Amounts(wire.getCumQty(), wire.getLeavesQty(), wire.getAvgPx()),
                wire.getOutcomeUnknown());
    }

    /** Only these two say what holds from now on; a fill while a replace is pending does not. */
    private static @Nullable ChangedTerms changedTerms(ExecutionReport wire) {
        return switch (wire.getExecType()) {
            case EXEC_TYPE_REPLACED, EXEC_TYPE_RESTATED ->
                    new ChangedTerms(
                            wire.getClOrdId(),
                            wire.getOrderQty(),
                            wire.hasPrice() ? wire.getPrice() : null,
                            wire.hasStopPx() ? wire.getStopPx() : null);
            default -> null;
        };
    }

    /** The view of an order whose report is here before the order itself. */
    static OrderView beginning(OrderId orderId, ExecutionReport wire) {
        var createdAt = wire.hasAcceptedAt() ? wire.getAcceptedAt() : wire.getBookedAt();
        return OrderView.reportedFirst(orderId, terms(wire), WireWords.instant(createdAt));
    }

    private static OrderTerms terms(ExecutionReport wire) {
        return new OrderTerms(
                wire.getClOrdId(),
                wire.getAccount(),
                wire.getSymbol(),
                WireWords.of(wire.getSide()),
                WireWords.of(wire.getOrdType()),
                wire.getOrderQty(),
                wire.hasPrice() ? wire.getPrice() : null,
                wire.hasStopPx() ? wire.getStopPx() : null,
                WireWords.of(wire.getTimeInForce()),
                wire.hasExpireTime() ? WireWords.instant(wire.getExpireTime()) : null,
                wire.getStrategy(),
                false);
    }

    private static RejectReason toModel(Refusal refusal) {
        return new RejectReason(
                refusal.getCode(), refusal.getText(), refusal.getObserved(), refusal.getLimit());
    }
}

package dev.fillstream.execution.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fillstream.execution.history.ReportRecord;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.Refusal;
import org.jspecify.annotations.Nullable;

/** One report of an order, as JSON shows it: read back from the bytes that were published. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportView(
        String eventId,
        long reportSeq,
        String execType,
        String ordStatus,
        String clOrdId,
        @Nullable String origClOrdId,
        @Nullable String execId,
        @Nullable String lastQty,
        @Nullable String lastPx,
        @Nullable String cumQty,
        @Nullable String leavesQty,
        @Nullable String avgPx,
        @Nullable RejectReason rejectReason,
        @Nullable Boolean outcomeUnknown,
        @Nullable String text,
        String transactTime,
        String bookedAt) {

    /** Why something was refused. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record RejectReason(String code, String text, String observed, String limit) {

        static RejectReason of(Refusal refusal) {
            return new RejectReason(
                    refusal.getCode(),
                    refusal.getText(),
                    refusal.getObserved(),
                    refusal.getLimit());
        }
    }

    static ReportView of(ReportRecord record) {
        if (Topic.EXECUTIONS.format().read(record.event()) instanceof Readable(ExecutionEvent e)) {
            return e.hasOrderCancelReject()
                    ? of(e.getOrderCancelReject())
                    : of(e.getExecutionReport());
        }
        throw new IllegalStateException("the book holds bytes that are no report");
    }

    private static ReportView of(ExecutionReport report) {
        return new ReportView(
                report.getEventId(),
                report.getReportSeq(),
                Words.lower(report.getExecType().name()),
                Words.lower(report.getOrdStatus().name()),
                report.getClOrdId(),
                Words.orNull(report.getOrigClOrdId()),
                report.getExecId(),
                report.hasLastQty() ? report.getLastQty() : null,
                report.hasLastPx() ? report.getLastPx() : null,
                report.getCumQty(),
                report.getLeavesQty(),
                report.getAvgPx(),
                report.hasRefusal() ? RejectReason.of(report.getRefusal()) : null,
                report.getOutcomeUnknown() ? true : null,
                Words.orNull(report.getText()),
                Timestamps.toInstant(report.getTransactTime()).toString(),
                Timestamps.toInstant(report.getBookedAt()).toString());
    }

    private static ReportView of(OrderCancelReject reject) {
        return new ReportView(
                reject.getEventId(),
                reject.getReportSeq(),
                "cancel_reject",
                Words.lower(reject.getOrdStatus().name()),
                reject.getClOrdId(),
                Words.orNull(reject.getOrigClOrdId()),
                null,
                null,
                null,
                null,
                null,
                null,
                RejectReason.of(reject.getRefusal()),
                null,
                null,
                Timestamps.toInstant(reject.getTransactTime()).toString(),
                Timestamps.toInstant(reject.getBookedAt()).toString());
    }
}

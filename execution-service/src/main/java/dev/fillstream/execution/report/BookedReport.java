package dev.fillstream.execution.report;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report as it stands in the book of record and, byte for byte, on {@code executions}.
 *
 * @param type what the bytes hold, for instance {@code fillstream.v1.ExecutionReport}
 * @param traceparent of the command that started the order, null where there was none
 */
public record BookedReport(
        OrderId orderId,
        long reportSeq,
        Account account,
        String type,
        Instant bookedAt,
        @Nullable String traceparent,
        byte[] event) {

    /** A type of {@link #type}. */
    public static final String EXECUTION_REPORT = "fillstream.v1.ExecutionReport";

    /** A type of {@link #type}. */
    public static final String ORDER_CANCEL_REJECT = "fillstream.v1.OrderCancelReject";

    static BookedReport of(Rejection rejection) {
        return new BookedReport(
                rejection.orderId(),
                1,
                rejection.account(),
                EXECUTION_REPORT,
                rejection.bookedAt(),
                rejection.origin().traceparent(),
                rejection.event());
    }
}

package dev.fillstream.intake.request;

import dev.fillstream.intake.submission.OrderLog.Writing;
import java.util.concurrent.CompletionStage;

/** Where requests are written for good, in one row with the orders of their account. */
public interface RequestLog {

    /**
     * Writes the request. Never blocks for I/O longer than its configured bound, and never throws.
     *
     * @param traceparent the W3C header to write beside it
     */
    CompletionStage<Writing> write(OrderRequest request, String traceparent);
}

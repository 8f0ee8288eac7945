package dev.fillstream.intake.submission;

import dev.fillstream.model.order.NewOrderSingle;
import java.util.concurrent.CompletionStage;

/** Where accepted orders are written for good. */
public interface OrderLog {

    /** What became of writing an order. */
    enum Writing {
        /** It is written on all replicas that have to have it. */
        ACKNOWLEDGED,
        /** No confirmation came in time; it may be written or not. */
        UNCONFIRMED,
        /** Not written: too many are on their way already. */
        OVERLOADED
    }

    /**
     * Writes the order. Never blocks for I/O longer than its configured bound, and never throws.
     *
     * @param traceparent the W3C header to write beside it
     */
    CompletionStage<Writing> write(NewOrderSingle order, String traceparent);
}

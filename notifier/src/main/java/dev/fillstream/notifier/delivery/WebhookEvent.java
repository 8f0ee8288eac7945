package dev.fillstream.notifier.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One report as every endpoint gets it.
 *
 * @param webhookId the report's event id: the same at each attempt and after each restart
 * @param partition of the record on {@code executions}; who owns it delivers the report
 * @param body the bytes that are signed and sent; shared between endpoints, never changed
 * @param traceparent as it came with the record
 * @param acceptedAt when the order entered the pipeline, where the report says so
 */
public record WebhookEvent(
        UUID webhookId,
        String type,
        String account,
        UUID orderId,
        long reportSeq,
        int partition,
        byte[] body,
        @Nullable String traceparent,
        @Nullable Instant acceptedAt) {

    @Override
    public String toString() {
        return type + " " + webhookId;
    }
}

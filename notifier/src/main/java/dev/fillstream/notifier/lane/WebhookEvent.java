package dev.fillstream.notifier.lane;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One report as every endpoint gets it.
 *
 * @param webhookId the report's event id: the same at each attempt and after each restart
 * @param partition of the record on {@code executions}; who owns it delivers the report
 * @param body a JSON object, shared between endpoints, never changed; each endpoint gets it with
 *     its {@link Place} added
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

    public Urgency urgency() {
        return Urgency.of(type);
    }

    @Override
    public String toString() {
        return type + " " + webhookId;
    }
}

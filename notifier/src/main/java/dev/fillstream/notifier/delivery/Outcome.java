package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.lane.WebhookEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event at one endpoint, for the {@code notifications} topic.
 *
 * @param code empty when delivered
 */
public record Outcome(
        Kind kind,
        WebhookEvent event,
        UUID endpointId,
        int attempt,
        int status,
        String code,
        Duration latency,
        Instant occurredAt,
        @Nullable Instant nextAttemptAt) {

    /** The kinds of {@code fillstream.v1.DeliveryEvent.Outcome}. */
    public enum Kind {
        DELIVERED,
        FAILED,
        PARKED,
        ABANDONED,
        ENDPOINT_DISABLED
    }
}

package dev.fillstream.execution.report;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an order came from.
 *
 * @param acceptedAt when its record entered the pipeline
 * @param approvalExpiry after which it must not be sent any more, empty where risk named none
 * @param traceparent of the record that brought it, null where there was none
 */
public record Origin(
        Instant acceptedAt,
        Optional<Instant> approvalExpiry,
        @Nullable String traceparent,
        String topic,
        int partition,
        long offset) {

    /** Whether the order must not be sent any more. */
    public boolean isExpired(Instant now) {
        return approvalExpiry.filter(now::isAfter).isPresent();
    }
}

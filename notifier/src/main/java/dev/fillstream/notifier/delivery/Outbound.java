package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.lane.Delivery;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes out in one attempt, before it is stamped and signed.
 *
 * @param body sent and signed byte for byte
 * @param traceparent as it came with the report
 */
public record Outbound(UUID webhookId, byte[] body, @Nullable String traceparent) {

    static Outbound of(Delivery delivery) {
        return new Outbound(
                delivery.event().webhookId(), delivery.body(), delivery.event().traceparent());
    }

    /** Never the body: this may end up in a log. */
    @Override
    public String toString() {
        return "webhook " + webhookId;
    }
}

package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.lane.WebhookEvent;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What is known of a report before its body is written, which happens only when somebody wants it.
 *
 * @param event writes the body
 */
public record Draft(
        UUID webhookId,
        String account,
        String type,
        UUID orderId,
        long reportSeq,
        Supplier<WebhookEvent> event) {

    public boolean hasId(UUID id) {
        return webhookId.equals(id);
    }
}

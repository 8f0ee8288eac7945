package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.lane.WebhookEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One attempt as its endpoint's owner may see it.
 *
 * @param attempt 1 for the first, 0 for one beside the schedule: of a recovery, or sent by hand
 * @param status 0 where there was no answer
 * @param code empty when delivered
 * @param excerpt the first of what the receiver answered, where the attempt failed and that is
 *     still remembered
 */
public record Attempt(
        UUID webhookId,
        String type,
        int attempt,
        int status,
        String code,
        Duration latency,
        Instant at,
        String excerpt) {

    static Attempt of(WebhookEvent event, int attempt, Reply reply, Instant now) {
        return new Attempt(
                event.webhookId(),
                event.type(),
                attempt,
                reply.status(),
                reply instanceof Reply.Failed failed ? failed.code().name() : "",
                reply.latency(),
                now,
                "");
    }

    Attempt answered(String text) {
        return new Attempt(webhookId, type, attempt, status, code, latency, at, text);
    }
}

package dev.fillstream.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One attempt as its endpoint's owner may see it. */
public record Attempt(
        UUID webhookId,
        String type,
        int attempt,
        int status,
        String code,
        Duration latency,
        Instant at) {}

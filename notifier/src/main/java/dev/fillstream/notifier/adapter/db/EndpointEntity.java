package dev.fillstream.notifier.adapter.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of one endpoint; lists are text with a line per entry. */
@Entity(name = "WebhookEndpoint")
@Table(name = "webhook_endpoint")
class EndpointEntity {

    @Id UUID id = new UUID(0, 0);

    String url = "";

    String accounts = "";

    @Column(name = "event_types")
    String eventTypes = "";

    @Column(name = "rate_limit")
    @Nullable Integer rateLimit;

    byte[] headers = {};

    byte[] secret = {};

    @Column(name = "previous_secret")
    byte @Nullable [] previousSecret;

    @Column(name = "previous_secret_expires_at")
    @Nullable Instant previousSecretExpiresAt;

    @Column(name = "disabled_code")
    @Nullable String disabledCode;

    @Column(name = "failing_since")
    @Nullable Instant failingSince;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    long revision;
}

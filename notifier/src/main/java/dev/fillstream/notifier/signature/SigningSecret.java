package dev.fillstream.notifier.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret and until when it signs.
 *
 * @param expiresAt null for the current secret; the end of the overlap for the one before it
 */
public record SigningSecret(WebhookSecret secret, @Nullable Instant expiresAt) {

    /** Whether it signs an attempt made at that second. */
    public boolean isValidAt(long epochSecond) {
        return expiresAt == null || epochSecond < expiresAt.getEpochSecond();
    }
}

package dev.fillstream.venue.adapter.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one key pair that may trade. */
public record Credentials(String keyId, String secretKey) {

    boolean match(@Nullable String otherKeyId, @Nullable String otherSecretKey) {
        return otherKeyId != null
                && otherSecretKey != null
                && same(keyId, otherKeyId)
                && same(secretKey, otherSecretKey);
    }

    /** What is wrong with a request that carries these headers, if anything. */
    Optional<ApiError> check(@Nullable String otherKeyId, @Nullable String otherSecretKey) {
        if (otherKeyId == null || otherSecretKey == null) {
            return Optional.of(ApiError.UNAUTHORIZED);
        }
        return match(otherKeyId, otherSecretKey)
                ? Optional.empty()
                : Optional.of(ApiError.FORBIDDEN);
    }

    @Override
    public String toString() {
        return "Credentials[" + keyId + "]";
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}

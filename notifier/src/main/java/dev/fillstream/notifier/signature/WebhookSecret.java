package dev.fillstream.notifier.signature;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key that one endpoint shares with us: random bytes, written as {@code whsec_} and standard
 * base64. The HMAC key is the bytes, not the text.
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int NEW_SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("a webhook secret has at least one byte");
        }
        this.key = key;
    }

    /** A new secret of 32 random bytes. */
    public static WebhookSecret generate() {
        byte[] key = new byte[NEW_SECRET_BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    /**
     * @throws IllegalArgumentException where the text is not {@code whsec_} and base64
     */
    public static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret starts with " + PREFIX);
        }
        return new WebhookSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    public static WebhookSecret of(byte[] key) {
        return new WebhookSecret(key.clone());
    }

    /** The bytes to sign with. */
    public byte[] key() {
        return key.clone();
    }

    /** What the receiver is given, once. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookSecret that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** Never the secret itself: this ends up in logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}

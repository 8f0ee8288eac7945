package dev.fillstream.notifier.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The 32 bytes under which secrets are kept; other keys may be derived from them, by purpose. */
public final class AtRestKey {

    private static final String HMAC = "HmacSHA256";

    private final byte[] bytes;

    public AtRestKey(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** For AES-256. */
    public SecretKeySpec aes() {
        return new SecretKeySpec(bytes, "AES");
    }

    /** 32 bytes that tell nothing about this key or about those for other purposes. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes, HMAC));
            return mac.doFinal(purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}

package dev.fillstream.notifier.signature;

import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The notifier's own Ed25519 key (RFC 8032). Only the notifier has the private half, so that its
 * signature is evidence also against those who hold an endpoint's secret.
 */
public final class SigningKey {

    public static final int SEED_BYTES = 32;
    private static final String PREFIX = "whpk_";

    private final byte[] seed;
    private final byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];

    /**
     * @param seed 32 random bytes, the private key
     */
    public SigningKey(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key is made of 32 bytes");
        }
        this.seed = seed.clone();
        Ed25519.generatePublicKey(this.seed, 0, publicKey, 0);
    }

    /** 64 bytes. The library is used since the JDK's own takes twenty times as long. */
    byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    /** The 32 raw bytes of the public key. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** As Standard Webhooks writes a public key: {@code whpk_} and base64 of the raw bytes. */
    public String publicText() {
        return PREFIX + Base64.getEncoder().encodeToString(publicKey);
    }

    /** Never the seed. */
    @Override
    public String toString() {
        return publicText();
    }
}

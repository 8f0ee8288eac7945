package dev.fillstream.notifier.adapter.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.notifier.endpoint.AtRestKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with the key of {@code FILLSTREAM_NOTIFIER_SECRET_KEY}; each ciphertext is bound to
 * the endpoint that it belongs to, so that it cannot be moved to another row.
 */
@Startup
@ApplicationScoped
public class AtRestCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    public AtRestCipher(AtRestKey key) {
        this.key = key.aes();
    }

    /** The nonce, then the ciphertext. */
    public byte[] encrypt(UUID owner, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, owner, nonce, plain);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    /**
     * @throws IllegalStateException where the key is another one or the bytes were changed
     */
    public byte[] decrypt(UUID owner, byte[] both) {
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return run(Cipher.DECRYPT_MODE, owner, nonce, sealed);
    }

    private byte[] run(int mode, UUID owner, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret cannot be read: is FILLSTREAM_NOTIFIER_SECRET_KEY the one that wrote"
                            + " it?",
                    e);
        }
    }
}

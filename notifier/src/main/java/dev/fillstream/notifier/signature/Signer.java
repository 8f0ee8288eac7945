package dev.fillstream.notifier.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes the {@code webhook-signature} header of one endpoint over {@code id.timestamp.body}: one
 * {@code v1,base64} entry (HMAC-SHA256) per valid secret, the newest first, then a {@code
 * v1a,base64} entry (Ed25519), all on one line.
 *
 * <p>Keeps its keyed {@link Mac}s, since keying one costs more than using it; so an instance
 * belongs to one thread.
 */
public final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    private record Key(SigningSecret secret, Mac mac) {}

    private final List<Key> keys;
    private final SigningKey signingKey;

    /**
     * @param secrets newest first
     */
    public Signer(List<SigningSecret> secrets, SigningKey signingKey) {
        List<Key> keyed = new ArrayList<>(secrets.size());
        for (SigningSecret secret : secrets) {
            keyed.add(new Key(secret, mac(secret.secret())));
        }
        this.keys = List.copyOf(keyed);
        this.signingKey = signingKey;
    }

    /** The header's value for this attempt. */
    public String sign(String webhookId, long epochSecond, byte[] body) {
        byte[] content = content(webhookId, epochSecond, body);
        StringBuilder header = new StringBuilder(192);
        for (Key key : keys) {
            if (key.secret().isValidAt(epochSecond)) {
                header.append("v1,").append(base64(key.mac().doFinal(content))).append(' ');
            }
        }
        return header.append("v1a,").append(base64(signingKey.sign(content))).toString();
    }

    private static byte[] content(String webhookId, long epochSecond, byte[] body) {
        byte[] prefix = (webhookId + "." + epochSecond + ".").getBytes(UTF_8);
        byte[] content = Arrays.copyOf(prefix, prefix.length + body.length);
        System.arraycopy(body, 0, content, prefix.length, body.length);
        return content;
    }

    private static String base64(byte[] signature) {
        return Base64.getEncoder().encodeToString(signature);
    }

    private static Mac mac(WebhookSecret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}

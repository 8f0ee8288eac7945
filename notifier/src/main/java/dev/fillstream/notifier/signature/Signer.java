package dev.fillstream.notifier.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes the {@code webhook-signature} header of one endpoint: HMAC-SHA256 of {@code
 * id.timestamp.body}, one {@code v1,base64} entry per valid secret, the newest first, all on one
 * line.
 *
 * <p>Keeps its keyed {@link Mac}s, since keying one costs more than using it; so an instance
 * belongs to one thread.
 */
public final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    private record Key(SigningSecret secret, Mac mac) {}

    private final List<Key> keys;

    /**
     * @param secrets newest first
     */
    public Signer(List<SigningSecret> secrets) {
        List<Key> keyed = new ArrayList<>(secrets.size());
        for (SigningSecret secret : secrets) {
            keyed.add(new Key(secret, mac(secret.secret())));
        }
        this.keys = List.copyOf(keyed);
    }

    /** The header's value for this attempt. */
    public String sign(String webhookId, long epochSecond, byte[] body) {
        byte[] prefix = (webhookId + "." + epochSecond + ".").getBytes(UTF_8);
        StringBuilder header = new StringBuilder(47);
        for (Key key : keys) {
            if (key.secret().isValidAt(epochSecond)) {
                if (!header.isEmpty()) {
                    header.append(' ');
                }
                header.append("v1,").append(signature(key.mac(), prefix, body));
            }
        }
        return header.toString();
    }

    private static String signature(Mac mac, byte[] prefix, byte[] body) {
        mac.update(prefix);
        byte[] signature = Base64.getEncoder().encode(mac.doFinal(body));
        return new String(signature, US_ASCII);
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

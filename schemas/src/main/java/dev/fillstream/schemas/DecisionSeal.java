package dev.fillstream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What tells risk's decisions from records that somebody else wrote to their topics: an HMAC-SHA256
 * over topic and value, in hex, in the header {@link #HEADER}, under a secret that risk-processor
 * and execution-service share. A topic's own rights to write come first; this is for when they
 * fail. Any thread may use it.
 */
public final class DecisionSeal {

    public static final String HEADER = "decision-seal";

    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();

    private final List<Mac> keys;

    private DecisionSeal(List<Mac> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The seal of these secrets: the first one seals, each of them is taken, so that a secret can
     * be replaced while orders flow.
     *
     * @param secrets separated by commas; none where decisions are not sealed
     */
    public static Optional<DecisionSeal> of(Optional<String> secrets) {
        List<Mac> keys =
                secrets.stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .map(DecisionSeal::mac)
                        .toList();
        return keys.isEmpty() ? Optional.empty() : Optional.of(new DecisionSeal(keys));
    }

    /** Seals a record's headers; the same record always gets the same seal. */
    public void seal(String topic, byte[] value, Headers headers) {
        headers.remove(HEADER);
        headers.add(HEADER, code(keys.getFirst(), topic, value));
    }

    /** Whether the record was sealed under one of the secrets, for this topic, as it is. */
    public boolean isGenuine(String topic, byte[] value, Headers headers) {
        Header seal = headers.lastHeader(HEADER);
        boolean genuine = false;
        for (Mac key : keys) {
            genuine |=
                    seal != null
                            && seal.value() != null
                            && MessageDigest.isEqual(code(key, topic, value), seal.value());
        }
        return genuine;
    }

    private static byte[] code(Mac key, String topic, byte[] value) {
        try {
            Mac mac = (Mac) key.clone();
            mac.update(topic.getBytes(UTF_8));
            mac.update((byte) 0);
            return HEX.formatHex(mac.doFinal(value)).getBytes(UTF_8);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java platform's HMAC can be copied", e);
        }
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}

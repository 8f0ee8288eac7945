package dev.fillstream.local.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Signs bearer tokens for the local stack with a key of its own. The services get the public half
 * as a PEM file; nothing here is meant for a machine that others can reach.
 */
public final class TokenMint {

    /** The issuer that the services expect. */
    public static final String ISSUER = "https://fillstream.dev/local";

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8));

    private final Path directory;
    private final PrivateKey key;

    private TokenMint(Path directory, PrivateKey key) {
        this.directory = directory;
        this.key = key;
    }

    /** The mint whose keys are in {@code directory}; they are made when there are none. */
    public static TokenMint in(Path directory) {
        Path privateKey = directory.resolve("private.pem");
        try {
            if (!Files.exists(privateKey)) {
                create(directory, privateKey);
            }
            byte[] encoded = decode(Files.readString(privateKey));
            PrivateKey key =
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new TokenMint(directory, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as PEM, for {@code mp.jwt.verify.publickey.location}. */
    public Path publicKey() {
        return directory.resolve("public.pem");
    }

    /** A token for a trader of these accounts, good for an hour. */
    public String trader(String... accounts) {
        return token("trader", List.of(accounts), List.of("trader"), Duration.ofHours(1));
    }

    /** A token for everything, good for an hour. */
    public String operator() {
        return token(
                "operator",
                List.of("*"),
                List.of("trader", "risk-manager", "operator", "viewer"),
                Duration.ofHours(1));
    }

    /**
     * A signed token.
     *
     * @param accounts whose orders it may see and place; {@code *} for all
     * @param groups out of trader, risk-manager, operator, viewer
     * @param timeToLive how long it is good; negative for one that has expired already
     */
    public String token(
            String subject,
            Collection<String> accounts,
            Collection<String> groups,
            Duration timeToLive) {
        Instant now = Instant.now();
        String claims =
                """
                {"iss":"%s","sub":"%s","upn":"%s","iat":%d,"exp":%d,"jti":"%s","accounts":%s,"groups":%s}"""
                        .formatted(
                                ISSUER,
                                subject,
                                subject,
                                now.getEpochSecond(),
                                now.plus(timeToLive).getEpochSecond(),
                                UUID.randomUUID(),
                                array(accounts),
                                array(groups));
        String signed =
                encode("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"local\"}")
                        + "."
                        + encode(claims);
        return signed + "." + URL.encodeToString(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(UTF_8));
    }

    private static String array(Collection<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replaceAll("[^A-Za-z0-9._*-]", "") + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void create(Path directory, Path privateKey)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        Files.writeString(
                directory.resolve("public.pem"), pem("PUBLIC", pair.getPublic().getEncoded()));
        SecretFile.write(privateKey, pem("PRIVATE", pair.getPrivate().getEncoded()));
    }

    private static String pem(String kind, byte[] encoded) {
        return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----\n"
                .formatted(kind, MIME.encodeToString(encoded), kind);
    }

    private static byte[] decode(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}

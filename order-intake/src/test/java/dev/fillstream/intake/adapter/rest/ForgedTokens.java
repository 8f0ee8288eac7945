package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.local.security.TokenMint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens with whatever claims a test likes. */
final class ForgedTokens {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Path publicKey;

    ForgedTokens(TokenMint mint) {
        this.publicKey = mint.publicKey();
    }

    /** With the mint's own signature. */
    String signed(String claims) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            pem(publicKey.resolveSibling("private.pem")))));
            String token = unsigned("RS256", claims);
            signature.update(token.getBytes(UTF_8));
            return token + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a reader that lets the token choose how it is verified. */
    String withPublicKeyAsSecret(String claims) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Files.readAllBytes(publicKey), "HmacSHA256"));
            String token = unsigned("HS256", claims);
            return token + "." + URL.encodeToString(mac.doFinal(token.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unsigned(String algorithm, String claims) {
        String header = "{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}";
        return URL.encodeToString(header.getBytes(UTF_8))
                + "."
                + URL.encodeToString(claims.getBytes(UTF_8));
    }

    private static byte[] pem(Path file) {
        try {
            String text = Files.readString(file).replaceAll("-----[^-]+-----", "");
            return Base64.getMimeDecoder().decode(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.fillstream.local.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenMintTest {

    @TempDir Path directory;

    @Test
    void signsWhatThePublicKeyVerifies() throws Exception {
        String[] parts = TokenMint.in(directory).trader("acct-1", "acct-2").split("\\.");

        assertThat(verifies(TokenMint.in(directory).publicKey(), parts)).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8))
                .contains("\"accounts\":[\"acct-1\",\"acct-2\"]", "\"groups\":[\"trader\"]");
    }

    @Test
    void anotherMintsTokenDoesNotVerify() throws Exception {
        TokenMint other = TokenMint.in(directory.resolve("other"));
        String[] parts = other.trader("acct-1").split("\\.");

        assertThat(verifies(TokenMint.in(directory).publicKey(), parts)).isFalse();
    }

    private static boolean verifies(Path pem, String[] parts) throws Exception {
        String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        byte[] encoded = Base64.getMimeDecoder().decode(text);
        PublicKey key =
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }
}

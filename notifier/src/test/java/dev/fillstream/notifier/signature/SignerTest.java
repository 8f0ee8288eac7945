package dev.fillstream.notifier.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignerTest {

    private static final SigningKey KEY = new SigningKey(new byte[32]);
    private static final String BODY = "{\"type\":\"execution.trade\",\"data\":{\"text\":\"ä€\"}}";

    @Test
    void writesTheSignatureOfTheManualsExample() {
        assertThat(
                        sign(
                                "whsec_plJ3nmyCDGBKInavdOK15jsl",
                                "msg_loFOjxBNrRLzqYUf",
                                1731705121,
                                "{\"event_type\":\"ping\",\"data\":{\"success\":true}}"))
                .startsWith("v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
    }

    @Test
    void writesTheSignatureOfTheReferenceTests() {
        assertThat(
                        sign(
                                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330,
                                "{\"test\": 2432232314}"))
                .startsWith("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1a,");
    }

    @Test
    void signsWithBothSecretsDuringARotation() {
        // Given
        WebhookSecret old = WebhookSecret.generate();
        WebhookSecret current = WebhookSecret.generate();
        long now = Instant.now().getEpochSecond();
        Signer signer =
                new Signer(
                        List.of(
                                new SigningSecret(current, null),
                                new SigningSecret(old, Instant.ofEpochSecond(now + 60))),
                        KEY);
        // When
        String header = signer.sign("id", now, BODY.getBytes(UTF_8));
        // Then
        assertThat(header.split(" ")).hasSize(3);
        assertVerifies(current, now, header);
        assertVerifies(old, now, header);
    }

    @Test
    void dropsTheOldSecretWhenTheOverlapEnds() {
        WebhookSecret old = WebhookSecret.generate();
        Signer signer =
                new Signer(
                        List.of(
                                new SigningSecret(WebhookSecret.generate(), null),
                                new SigningSecret(old, Instant.ofEpochSecond(1_000))),
                        KEY);
        assertThat(signer.sign("id", 999, new byte[0]).split(" ")).hasSize(3);
        assertThat(signer.sign("id", 1_000, new byte[0]).split(" ")).hasSize(2);
    }

    @Test
    void doesNotVerifyWithAnotherBody() {
        WebhookSecret secret = WebhookSecret.generate();
        long now = Instant.now().getEpochSecond();
        String header =
                new Signer(List.of(new SigningSecret(secret, null)), KEY)
                        .sign("id", now, new byte[] {1});
        assertThatThrownBy(() -> verify(secret, now, header)).isNotNull();
    }

    @Test
    void hidesTheSecretInText() {
        WebhookSecret secret = WebhookSecret.generate();
        assertThat(secret.toString()).doesNotContain(secret.text().substring(6));
        assertThat(WebhookSecret.parse(secret.text())).isEqualTo(secret);
    }

    private static String sign(String secret, String id, long timestamp, String body) {
        Signer signer =
                new Signer(List.of(new SigningSecret(WebhookSecret.parse(secret), null)), KEY);
        return signer.sign(id, timestamp, body.getBytes(UTF_8));
    }

    private static void assertVerifies(WebhookSecret secret, long now, String header) {
        assertThatCode(() -> verify(secret, now, header)).doesNotThrowAnyException();
    }

    private static void verify(WebhookSecret secret, long now, String header) throws Exception {
        Map<String, List<String>> headers =
                Map.of(
                        "webhook-id", List.of("id"),
                        "webhook-timestamp", List.of(Long.toString(now)),
                        "webhook-signature", List.of(header));
        new Webhook(secret.text()).verify(BODY, HttpHeaders.of(headers, (_, _) -> true));
    }
}

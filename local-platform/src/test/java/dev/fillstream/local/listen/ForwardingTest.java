package dev.fillstream.local.listen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.process.FreePort;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ForwardingTest {

    private static final Map<String, String> HEADERS =
            Map.of("webhook-id", "a", "webhook-signature", "v1,x", "host", "elsewhere");

    @Test
    void handsOnBytesAndHeadersAndAnswersWhatItWasAnswered() {
        AtomicReference<Map<String, String>> headers = new AtomicReference<>(Map.of());
        AtomicReference<String> body = new AtomicReference<>("");
        try (Listener target =
                Listener.start(
                        (got, bytes) -> {
                            headers.set(got);
                            body.set(Listener.text(bytes));
                            return 503;
                        })) {
            Forwarding.Answer answer =
                    new Forwarding(target.url()).forward(HEADERS, "{\"ä\":1}".getBytes(UTF_8));
            assertThat(answer).isEqualTo(new Forwarding.Answer(503, ""));
            assertThat(body.get()).isEqualTo("{\"ä\":1}");
            assertThat(headers.get())
                    .containsEntry("webhook-id", "a")
                    .containsEntry("webhook-signature", "v1,x");
            assertThat(headers.get().get("host")).startsWith("127.0.0.1");
        }
    }

    @Test
    void answersABadGatewayWhereNobodyListensAndSaysSo() {
        URI nowhere = URI.create("http://127.0.0.1:" + FreePort.any() + "/");
        assertThat(new Forwarding(nowhere).forward(HEADERS, new byte[0]))
                .isEqualTo(
                        new Forwarding.Answer(
                                Forwarding.BAD_GATEWAY, "nobody listens at " + nowhere));
    }
}

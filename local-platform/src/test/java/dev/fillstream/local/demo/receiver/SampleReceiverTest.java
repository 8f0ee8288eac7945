package dev.fillstream.local.demo.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.check.Receipt;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleReceiverTest {

    @TempDir Path directory;

    @Test
    void flakyPathRefusesEachOfTheFirstWebhooksOnce() throws Exception {
        Path log = directory.resolve("receiver.ndjson");
        try (SampleReceiver receiver = SampleReceiver.start(log, 2)) {
            assertThat(post(receiver, SampleReceiver.FLAKY, "a")).isEqualTo(500);
            assertThat(post(receiver, SampleReceiver.FLAKY, "b")).isEqualTo(500);
            assertThat(post(receiver, SampleReceiver.FLAKY, "c")).isEqualTo(204);
            assertThat(post(receiver, SampleReceiver.FLAKY, "a")).isEqualTo(204);
            assertThat(post(receiver, SampleReceiver.HEALTHY, "a")).isEqualTo(204);
            assertThat(receiver.receipts())
                    .hasSize(5)
                    .allMatch(receipt -> receipt.bodyText().equals("{}"))
                    .extracting(Receipt::webhookId)
                    .containsExactly("a", "b", "c", "a", "a");
        }
        assertThat(Files.readAllLines(log)).hasSize(5).allMatch(line -> line.contains("{}"));
    }

    private static int post(SampleReceiver receiver, String path, String id) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(receiver.url(path))
                            .header("webhook-id", id)
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}

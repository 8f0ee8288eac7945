package dev.fillstream.local.demo.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.local.check.Receipt;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionReceiverTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir Path directory;

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void showsARunWhatCameForItAndNothingElse() throws Exception {
        try (SessionReceiver server = start()) {
            RemoteReceiver one = open(server, "run-1");
            RemoteReceiver two = open(server, "run-2");

            assertThat(post(one, WebhookReceiver.FLAKY, "a")).isEqualTo(500);
            assertThat(post(one, WebhookReceiver.FLAKY, "a")).isEqualTo(204);
            assertThat(post(two, WebhookReceiver.HEALTHY, "b")).isEqualTo(204);

            assertThat(one.receipts()).extracting(Receipt::webhookId).containsExactly("a", "a");
            assertThat(two.receipts()).extracting(Receipt::webhookId).containsExactly("b");
            assertThat(two.receipts().getFirst().path())
                    .isEqualTo(two.url(WebhookReceiver.HEALTHY).getPath());
        }
    }

    @Test
    void goesOnWhereItWasWhenItWasEnded() throws Exception {
        int port;
        RemoteReceiver receiver;
        try (SessionReceiver server = start()) {
            port = server.port();
            receiver = open(server, "run");
            assertThat(post(receiver, WebhookReceiver.FLAKY, "a")).isEqualTo(500);
        }
        assertThat(receiver.receipts()).isEmpty();
        Files.writeString(directory.resolve("run.ndjson"), "{\"cut off", StandardOpenOption.APPEND);

        try (SessionReceiver again = start(port)) {
            assertThat(again.port()).isEqualTo(port);
            assertThat(post(receiver, WebhookReceiver.FLAKY, "a")).isEqualTo(204);
            assertThat(receiver.receipts()).extracting(Receipt::answered).containsExactly(500, 204);
        }
    }

    @Test
    void forgetsWhatIsOlderThanADayWhenAnotherRunBegins() throws Exception {
        try (SessionReceiver server = start()) {
            RemoteReceiver old = open(server, "old");
            RemoteReceiver recent = open(server, "recent");
            assertThat(post(old, WebhookReceiver.HEALTHY, "a")).isEqualTo(204);
            assertThat(post(recent, WebhookReceiver.HEALTHY, "a")).isEqualTo(204);
            Files.setLastModifiedTime(
                    directory.resolve("old.failures"),
                    FileTime.from(Instant.now().minus(Duration.ofHours(25))));

            RemoteReceiver next = open(server, "next");

            assertThat(post(old, WebhookReceiver.HEALTHY, "b")).isEqualTo(404);
            assertThat(old.receipts()).isEmpty();
            assertThat(recent.receipts()).hasSize(1);
            assertThat(next.receipts()).isEmpty();
        }
    }

    @Test
    void takesNothingForASessionThatNobodyOpened() throws Exception {
        try (SessionReceiver server = start()) {
            RemoteReceiver receiver = open(server, "run");
            assertThat(status(address(server) + "/sessions/other/x", "POST")).isEqualTo(404);
            assertThat(status(address(server) + "/q/health/ready", "GET")).isEqualTo(200);
            assertThat(receiver.receipts()).isEmpty();
        }
    }

    @Test
    void saysThatThereIsNoReceiver() throws Exception {
        SessionReceiver server = start();
        URI address = address(server);
        server.close();
        assertThatThrownBy(() -> RemoteReceiver.open(http, address, address, "run", 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(address.toString());
    }

    private SessionReceiver start() throws Exception {
        return start(0);
    }

    private SessionReceiver start(int port) throws Exception {
        return SessionReceiver.start(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), directory);
    }

    private RemoteReceiver open(SessionReceiver server, String run) {
        return RemoteReceiver.open(http, address(server), address(server), run, 1);
    }

    private static URI address(SessionReceiver server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private int post(RemoteReceiver receiver, String path, String id) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(receiver.url(path))
                        .header("webhook-id", id)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private int status(String address, String method) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}

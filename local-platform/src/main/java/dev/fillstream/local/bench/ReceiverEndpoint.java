package dev.fillstream.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The webhook endpoint that a run registers at the notifier, and takes away when it ends. */
public final class ReceiverEndpoint implements AutoCloseable {

    private static final int CREATED = 201;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String notifier;
    private final String token;
    private final String id;

    /**
     * @throws IllegalStateException where the notifier refuses it, in the notifier's words
     */
    public ReceiverEndpoint(String notifier, String token, int receiverPort)
            throws InterruptedException {
        this.notifier = notifier;
        this.token = token;
        String body =
                """
                {"url":"http://127.0.0.1:%d/bench","accounts":["*"],"eventTypes":["execution.trade"]}"""
                        .formatted(receiverPort);
        HttpResponse<String> answer =
                send(request("").POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException(
                    "the notifier refused the endpoint: "
                            + answer.statusCode()
                            + " "
                            + answer.body());
        }
        try {
            this.id = new ObjectMapper().readTree(answer.body()).path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            var _ = send(request("/" + id).DELETE());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(notifier + "/v1/webhook-endpoints" + path))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("the notifier does not answer", e);
        }
    }
}

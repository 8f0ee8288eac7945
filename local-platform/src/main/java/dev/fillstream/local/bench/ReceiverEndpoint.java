package dev.fillstream.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The webhook endpoint that a run registers at the notifier, and takes away when it ends; those of
 * runs that were killed it takes away at its start, since parking for them would be measured, too.
 */
public final class ReceiverEndpoint implements AutoCloseable {

    private static final int CREATED = 201;
    private static final String PATH = "/bench";
    private static final ObjectMapper JSON = new ObjectMapper();

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
        removeLeftOver();
        String body =
                """
                {"url":"http://127.0.0.1:%d%s","accounts":["*"],"eventTypes":["execution.trade"]}"""
                        .formatted(receiverPort, PATH);
        HttpResponse<String> answer =
                send(request("").POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException(
                    "the notifier refused the endpoint: "
                            + answer.statusCode()
                            + " "
                            + answer.body());
        }
        this.id = read(answer).path("id").asText();
    }

    private void removeLeftOver() throws InterruptedException {
        for (JsonNode endpoint : read(send(request("").GET()))) {
            if (endpoint.path("url").asText().endsWith(PATH)) {
                remove(endpoint.path("id").asText());
            }
        }
    }

    private void remove(String endpoint) throws InterruptedException {
        var _ = send(request("/" + endpoint).DELETE());
    }

    @Override
    public void close() {
        try {
            remove(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

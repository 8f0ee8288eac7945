package dev.fillstream.local.demo.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fillstream.local.check.ReceivingEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Registers and removes webhook endpoints at the notifier, by REST as every client does. */
public final class WebhookEndpoints {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVERY = "*";
    private static final String ENDPOINTS = "/v1/webhook-endpoints";

    private final HttpClient http;
    private final List<URI> notifiers;
    private final String token;

    /**
     * @param notifiers instances; the first that answers is asked
     */
    public WebhookEndpoints(HttpClient http, List<URI> notifiers, String token) {
        this.http = http;
        this.notifiers = List.copyOf(notifiers);
        this.token = token;
    }

    /** An endpoint for every report of every account. */
    public ReceivingEndpoint register(URI url) {
        return register(url, List.of(EVERY), List.of(EVERY));
    }

    /** An endpoint for these accounts and types. */
    public ReceivingEndpoint register(URI url, List<String> accounts, List<String> types) {
        ObjectNode wish = JSON.createObjectNode();
        wish.put("url", url.toString());
        accounts.forEach(wish.putArray("accounts")::add);
        types.forEach(wish.putArray("eventTypes")::add);
        JsonNode made =
                call(
                        ENDPOINTS,
                        request ->
                                request.header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        wish.toString())));
        return new ReceivingEndpoint(
                made.path("id").asText(),
                url.getPath(),
                made.path("secret").asText(),
                Set.copyOf(accounts),
                Set.copyOf(types));
    }

    /** Removes one. */
    public void remove(String id) {
        call(ENDPOINTS + "/" + id, HttpRequest.Builder::DELETE);
    }

    /** Where all of them go. */
    public List<String> urls() {
        List<String> urls = new ArrayList<>();
        all().forEach(endpoint -> urls.add(endpoint.path("url").asText()));
        return urls;
    }

    /** Removes what a demo that was cut off left behind: their receivers are gone. */
    public void removeLeftOvers() {
        for (JsonNode endpoint : all()) {
            if (endpoint.path("url").asText().contains("/fillstream-demo/")) {
                remove(endpoint.path("id").asText());
            }
        }
    }

    private JsonNode all() {
        JsonNode all = call(ENDPOINTS, HttpRequest.Builder::GET);
        return all.isArray() ? all : all.path("items");
    }

    private JsonNode call(String path, UnaryOperator<HttpRequest.Builder> request) {
        IOException noAnswer = new IOException("there is none");
        for (URI notifier : notifiers) {
            HttpRequest made =
                    request.apply(HttpRequest.newBuilder(notifier.resolve(path)))
                            .header("Authorization", "Bearer " + token)
                            .timeout(Duration.ofSeconds(10))
                            .build();
            try {
                return read(made, http.send(made, HttpResponse.BodyHandlers.ofString()));
            } catch (IOException e) {
                noAnswer = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return JSON.createObjectNode();
            }
        }
        throw new UncheckedIOException("the notifier does not take the endpoint", noAnswer);
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> response)
            throws IOException {
        if (response.statusCode() >= 300) {
            throw new IOException(
                    "%s %s was answered %d: %s"
                            .formatted(
                                    request.method(),
                                    request.uri(),
                                    response.statusCode(),
                                    response.body()));
        }
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }
}

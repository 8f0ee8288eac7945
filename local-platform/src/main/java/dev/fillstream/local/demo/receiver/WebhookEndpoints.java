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
import java.util.List;
import java.util.Set;

/** Registers and removes webhook endpoints at the notifier, by REST as every client does. */
public final class WebhookEndpoints {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVERY = "*";

    private final HttpClient http;
    private final URI endpoints;
    private final String token;

    public WebhookEndpoints(HttpClient http, URI notifier, String token) {
        this.http = http;
        this.endpoints = notifier.resolve("/v1/webhook-endpoints");
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
                        HttpRequest.newBuilder(endpoints)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(wish.toString())));
        return new ReceivingEndpoint(
                made.path("id").asText(),
                url.getPath(),
                made.path("secret").asText(),
                Set.copyOf(accounts),
                Set.copyOf(types));
    }

    /** Removes one. */
    public void remove(String id) {
        call(HttpRequest.newBuilder(one(id)).DELETE());
    }

    /** Removes what a demo that was cut off left behind: their receivers are gone. */
    public void removeLeftOvers() {
        JsonNode all = call(HttpRequest.newBuilder(endpoints).GET());
        JsonNode list = all.isArray() ? all : all.path("items");
        for (JsonNode endpoint : list) {
            if (endpoint.path("url").asText().contains("/fillstream-demo/")) {
                remove(endpoint.path("id").asText());
            }
        }
    }

    private URI one(String id) {
        return URI.create(endpoints + "/" + id);
    }

    private JsonNode call(HttpRequest.Builder request) {
        HttpRequest made =
                request.header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try {
            HttpResponse<String> response = http.send(made, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException(
                        "%s %s was answered %d: %s"
                                .formatted(
                                        made.method(),
                                        made.uri(),
                                        response.statusCode(),
                                        response.body()));
            }
            return response.body().isEmpty()
                    ? JSON.createObjectNode()
                    : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the notifier does not take the endpoint", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return JSON.createObjectNode();
        }
    }
}

package dev.fillstream.notifier;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Calls the REST interface as a client would. */
public final class EndpointClient {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    public EndpointClient(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Makes an endpoint and answers with its view, the secret included. */
    public JsonObject create(String url, String account, String... eventTypes) {
        return create(url, List.of(account), eventTypes);
    }

    /** The same for several accounts. */
    public JsonObject create(String url, List<String> accounts, String... eventTypes) {
        JsonObject body = new JsonObject().put("url", url).put("accounts", new JsonArray(accounts));
        if (eventTypes.length > 0) {
            body.put("eventTypes", new JsonArray(List.of(eventTypes)));
        }
        HttpResponse<String> response = call("POST", "", body.encode());
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return new JsonObject(response.body());
    }

    public HttpResponse<String> call(String method, String path, String body) {
        return call(method, path, body, "application/json");
    }

    public HttpResponse<String> call(String method, String path, String body, String contentType) {
        return send(method, "/v1/webhook-endpoints" + path, body, contentType);
    }

    /** Without a body, anywhere. */
    public HttpResponse<String> callAt(String method, String path) {
        return send(method, path, "", "");
    }

    private HttpResponse<String> send(String method, String path, String body, String contentType) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("content-type", contentType);
        }
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

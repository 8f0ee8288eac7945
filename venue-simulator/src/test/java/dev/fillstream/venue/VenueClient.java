package dev.fillstream.venue;

import dev.fillstream.venue.config.VenueConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A client of a venue that the test started. */
final class VenueClient {

    static final String KEY = "test-key";
    static final String SECRET = "test-secret";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Venue venue;

    VenueClient(Venue venue) {
        this.venue = venue;
    }

    /** Settings for a venue on free ports that trades ACME around 10.00. */
    static VenueConfig config(Path journal, Map<String, String> more) {
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "FILLSTREAM_VENUE_PORT",
                                "0",
                                "FILLSTREAM_VENUE_ADMIN_PORT",
                                "0",
                                "FILLSTREAM_VENUE_JOURNAL",
                                journal.toString(),
                                "FILLSTREAM_VENUE_KEY_ID",
                                KEY,
                                "FILLSTREAM_VENUE_SECRET_KEY",
                                SECRET,
                                "FILLSTREAM_VENUE_SYMBOLS",
                                "ACME:10.00:0.01,GLOBEX:48.50:0.01"));
        environment.putAll(more);
        try {
            return VenueConfig.of(environment);
        } catch (VenueConfig.Invalid e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A valid order; {@code pairs} change or add fields. */
    static JsonObject order(String clientOrderId, String... pairs) {
        JsonObject order =
                new JsonObject()
                        .put("symbol", "ACME")
                        .put("qty", "100")
                        .put("side", "buy")
                        .put("type", "market")
                        .put("time_in_force", "day")
                        .put("client_order_id", clientOrderId);
        for (int i = 0; i < pairs.length; i += 2) {
            order.put(pairs[i], pairs[i + 1]);
        }
        return order;
    }

    /** An order that nobody will trade with. */
    static JsonObject resting(String clientOrderId) {
        return order(clientOrderId, "type", "limit", "limit_price", "9.00", "time_in_force", "gtc");
    }

    HttpResponse<String> submit(JsonObject order) {
        return send("POST", "/v2/orders", order.toString());
    }

    JsonObject accepted(JsonObject order) {
        HttpResponse<String> response = submit(order);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return new JsonObject(response.body());
    }

    JsonObject byClientOrderId(String id) {
        return new JsonObject(
                send("GET", "/v2/orders:by_client_order_id?client_order_id=" + id, "").body());
    }

    JsonArray list(String path) {
        return new JsonArray(send("GET", path, "").body());
    }

    HttpResponse<String> send(String method, String path, String body) {
        return send(request(venue.port(), method, path, body));
    }

    HttpResponse<String> admin(String method, String path, String body) {
        return send(request(venue.adminPort(), method, path, body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(int port, String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .header("APCA-API-KEY-ID", KEY)
                .header("APCA-API-SECRET-KEY", SECRET)
                .method(method, BodyPublishers.ofString(body));
    }

    Updates updates(String query) {
        return Updates.listen(http, venue.port(), query);
    }

    HttpClient http() {
        return http;
    }

    int port() {
        return venue.port();
    }
}

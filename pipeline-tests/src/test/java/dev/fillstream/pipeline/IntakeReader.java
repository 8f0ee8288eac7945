package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads from one instance of order-intake what a client can read there. */
record IntakeReader(HttpClient http, URI address, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    HttpResponse<String> order(String orderId) throws Exception {
        return get("/v1/orders/" + orderId);
    }

    /** Every order of the account, in the order of the list, page by page. */
    List<JsonNode> orders(String account) throws Exception {
        List<JsonNode> orders = new ArrayList<>();
        String cursor = "";
        do {
            String query = "?account=" + account + "&limit=100" + cursor;
            HttpResponse<String> response = get("/v1/orders" + query);
            if (response.statusCode() != 200) {
                throw new IOException(response.statusCode() + " " + response.body());
            }
            JsonNode page = JSON.readTree(response.body());
            page.path("orders").forEach(orders::add);
            cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
        } while (!cursor.isEmpty());
        return orders;
    }

    /** The first {@code count} events of the account's replay: id and data, as they came. */
    Map<String, JsonNode> events(String account, int count) throws Exception {
        HttpRequest request =
                request("/v1/accounts/" + account + "/events")
                        .header("Last-Event-ID", "earliest")
                        .build();
        Map<String, JsonNode> events = new LinkedHashMap<>();
        var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            String id = "";
            while (events.size() < count) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IOException("the stream ended after " + events.size() + " events");
                }
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    JsonNode before = events.put(id, JSON.readTree(line.substring(6)));
                    if (before != null) {
                        throw new IOException("event " + id + " came twice");
                    }
                }
            }
        }
        return events;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                request(path).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token);
    }
}

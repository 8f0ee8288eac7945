package dev.fillstream.execution.adapter.venue;

import dev.fillstream.local.process.FreePort;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.venue.Venue;
import dev.fillstream.venue.config.VenueConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The simulator in this JVM, on ports of its own that it keeps through a restart. */
public final class SimulatedVenue implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.any();
    private final int adminPort = FreePort.any();
    private final int fixPort = FreePort.any();
    private final Path folder;
    private final String fixClient;
    private Venue venue;

    /**
     * @param fixClient who may log on by FIX
     */
    public SimulatedVenue(Path folder, String fixClient) {
        this.folder = folder;
        this.fixClient = fixClient;
        this.venue = started();
    }

    /** Settings of the adapters that lead here. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("fillstream.alpaca.base-url", "http://127.0.0.1:" + port);
        settings.put("fillstream.alpaca.stream-url", "ws://127.0.0.1:" + port + "/stream");
        settings.put("fillstream.alpaca.key-id", "local-key");
        settings.put("fillstream.alpaca.secret-key", "local-secret");
        settings.put("fillstream.alpaca.timeout", "1s");
        settings.put("fillstream.fix.port", Integer.toString(fixPort));
        settings.put("fillstream.fix.sender-comp-id", fixClient);
        settings.put("fillstream.fix.store-directory", folder.resolve("client").toString());
        settings.put("fillstream.fix.timeout", "1s");
        return settings;
    }

    public void stop() {
        venue.close();
    }

    public void start() {
        venue = started();
    }

    /** Makes it misbehave; {@code kind} and more fields of a fault. */
    public void fault(String kind, String... more) {
        StringBuilder json = new StringBuilder("{\"kind\":\"" + kind + "\"");
        for (int i = 0; i < more.length; i += 2) {
            json.append(",\"%s\":\"%s\"".formatted(more[i], more[i + 1]));
        }
        admin("faults", json.append('}').toString());
    }

    /** Takes the last trade of an order back. */
    public void bust(OrderId orderId) {
        admin("busts", "{\"clientOrderId\":\"" + orderId + "\"}");
    }

    /** Takes all open orders out, as another client of the same account may. */
    public void cancelAll() {
        send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/orders"))
                        .header("APCA-API-KEY-ID", "local-key")
                        .header("APCA-API-SECRET-KEY", "local-secret")
                        .DELETE()
                        .build());
    }

    public void correct(OrderId orderId, String price) {
        admin("corrections", "{\"clientOrderId\":\"" + orderId + "\",\"price\":\"" + price + "\"}");
    }

    @Override
    public void close() {
        venue.close();
    }

    private void admin(String what, String json) {
        send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + adminPort + "/admin/" + what))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    private void send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Venue started() {
        Map<String, String> environment =
                Map.of(
                        "FILLSTREAM_VENUE_PORT", Integer.toString(port),
                        "FILLSTREAM_VENUE_ADMIN_PORT", Integer.toString(adminPort),
                        "FILLSTREAM_VENUE_FIX_PORT", Integer.toString(fixPort),
                        "FILLSTREAM_VENUE_FIX_CLIENTS", fixClient,
                        "FILLSTREAM_VENUE_JOURNAL", folder.resolve("journal").toString(),
                        "FILLSTREAM_VENUE_SYMBOLS", "ACME:12.34:0.01");
        try {
            return Venue.start(VenueConfig.of(environment));
        } catch (IOException | VenueConfig.Invalid e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.fillstream.local.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** What the simulator can be told to do. */
final class VenueAdmin {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http;
    private final URI base;

    VenueAdmin(HttpClient http, String management) {
        this.http = http;
        this.base = URI.create(management + "/admin/");
    }

    /** Strikes one request about one order. */
    void fault(String kind, String target, String orderId) throws IOException {
        ObjectNode fault = JSON.createObjectNode();
        fault.put("kind", kind).put("target", target).put("clientOrderId", orderId);
        post("faults", fault);
    }

    /** Cuts everybody off from their updates for so long. */
    void disconnect(Duration time) throws IOException {
        ObjectNode fault = JSON.createObjectNode();
        fault.put("kind", "disconnect-stream").put("delayMillis", Long.toString(time.toMillis()));
        post("faults", fault);
    }

    /** Takes the last trade of an order back. */
    void bust(String orderId) throws IOException {
        post("busts", JSON.createObjectNode().put("clientOrderId", orderId));
    }

    /** A simulator that was killed is back soon. */
    private void post(String what, ObjectNode body) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                send(what, body);
                return;
            } catch (Refused e) {
                throw e;
            } catch (IOException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException("the simulator is away", e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void send(String what, ObjectNode body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(what))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new Refused("the simulator answered " + response.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** It would be refused the next time too. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}

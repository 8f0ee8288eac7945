package dev.fillstream.local.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Orders and requests by REST. Where nobody answers, or not now, the same is sent again: every
 * request carries an id of its own, so that it counts once.
 */
final class Intake {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int TRIES = 100;
    private static final int CONFLICT = 409;

    private final HttpClient http;
    private final String orders;
    private final String token;

    Intake(HttpClient http, String orderIntake, String token) {
        this.http = http;
        this.orders = orderIntake + "/v1/orders";
        this.token = token;
    }

    /** A limit order, good till canceled. */
    void place(String clOrdId, String account, String symbol, String orderQty, String price)
            throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.put("clOrdId", clOrdId)
                .put("account", account)
                .put("symbol", symbol)
                .put("side", "buy")
                .put("ordType", "limit")
                .put("orderQty", orderQty)
                .put("price", price)
                .put("timeInForce", "gtc");
        send(request("").POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Whether it was taken; an order that has ended meanwhile is nothing to cancel. */
    boolean cancel(String orderId, String clOrdId) throws IOException {
        return sendAbout(request("/" + orderId).header("Idempotency-Key", clOrdId).DELETE());
    }

    /** Whether it was taken; an order that has ended meanwhile is nothing to replace. */
    boolean replace(String orderId, String clOrdId, String orderQty, String price)
            throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.put("clOrdId", clOrdId).put("orderQty", orderQty).put("price", price);
        return sendAbout(
                request("/" + orderId)
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private boolean sendAbout(HttpRequest.Builder request) throws IOException {
        try {
            send(request);
            return true;
        } catch (Refused e) {
            if (e.status == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(orders + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private void send(HttpRequest.Builder request) throws IOException {
        String last = "nobody answered";
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpResponse<String> response =
                        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < 300) {
                    return;
                }
                last = response.statusCode() + " " + response.body();
                if (!isForNow(response.statusCode())) {
                    throw new Refused(response.statusCode(), "order-intake answered " + last);
                }
            } catch (Refused e) {
                throw e;
            } catch (IOException e) {
                last = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IOException("order-intake did not take it: " + last);
    }

    private static boolean isForNow(int status) {
        return status == 503 || status == 429;
    }

    /** It would be refused the next time too. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }
    }
}

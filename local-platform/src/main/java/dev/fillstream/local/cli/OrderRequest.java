package dev.fillstream.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.security.TokenMint;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A new order as order-intake takes it. What is wrong with it, order-intake says. */
record OrderRequest(
        String clOrdId,
        String account,
        String symbol,
        String side,
        String quantity,
        @Nullable String limit,
        String timeInForce) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 10_000;

    OrderAnswer post(String orderIntake, TokenMint tokens) throws IOException {
        String token = tokens.trader(account);
        Instant sent = Instant.now();
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(orderIntake + "/v1/orders").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Authorization", "Bearer " + token);
        try {
            connection.getOutputStream().write(JSON.writeValueAsBytes(body()));
            int status = connection.getResponseCode();
            Duration took = Duration.between(sent, Instant.now());
            String body =
                    text(status < 400 ? connection.getInputStream() : connection.getErrorStream());
            return new OrderAnswer(status, body, orderId(status, body), sent, took);
        } catch (ConnectException e) {
            throw new StartFailed("order-intake at " + orderIntake + " does not answer", e);
        } finally {
            connection.disconnect();
        }
    }

    private ObjectNode body() {
        ObjectNode body = JSON.createObjectNode();
        body.put("clOrdId", clOrdId);
        body.put("account", account);
        body.put("symbol", symbol);
        body.put("side", side);
        body.put("orderQty", quantity);
        body.put("ordType", limit == null ? "market" : "limit");
        if (limit != null) {
            body.put("price", limit);
        }
        body.put("timeInForce", timeInForce);
        return body;
    }

    private static String orderId(int status, String body) throws IOException {
        if (status >= 400) {
            return "";
        }
        JsonNode answer = JSON.readTree(body);
        return answer.path("orderId").asText();
    }

    private static String text(@Nullable InputStream stream) throws IOException {
        return stream == null ? "" : new String(stream.readAllBytes(), UTF_8);
    }
}

package dev.fillstream.local.demo.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fillstream.v1.NewOrderSingle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends orders to {@code POST /v1/orders}, as a REST client does: to one instance, until that one
 * does not answer or cannot take any, then to the next.
 */
public final class RestSender {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final List<URI> orders;
    private final AtomicInteger current = new AtomicInteger();
    private final String token;

    public RestSender(HttpClient http, URI orderIntake, String token) {
        this(http, List.of(orderIntake), token);
    }

    public RestSender(HttpClient http, List<URI> orderIntakes, String token) {
        this.http = http;
        this.orders = orderIntakes.stream().map(each -> each.resolve("/v1/orders")).toList();
        this.token = token;
    }

    /** What order-intake answered. */
    public HttpResponse<String> send(NewOrderSingle order) throws IOException {
        return post(body(order));
    }

    /** As {@link #send}, with any text as the body. */
    public HttpResponse<String> post(String body) throws IOException {
        int instance = current.get();
        boolean served = false;
        try {
            HttpResponse<String> answer = post(orders.get(instance), body);
            served = answer.statusCode() != 503;
            return answer;
        } finally {
            if (!served) {
                current.compareAndSet(instance, (instance + 1) % orders.size());
            }
        }
    }

    private HttpResponse<String> post(URI address, String body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(40))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The order as the REST contract writes it. */
    public static String body(NewOrderSingle order) {
        ObjectNode body = JSON.createObjectNode();
        body.put("clOrdId", order.getClOrdId())
                .put("account", order.getAccount())
                .put("symbol", order.getSymbol())
                .put("side", word(order.getSide(), "SIDE_"))
                .put("ordType", word(order.getOrdType(), "ORD_TYPE_"))
                .put("orderQty", order.getOrderQty())
                .put("timeInForce", word(order.getTimeInForce(), "TIME_IN_FORCE_"));
        if (order.hasPrice()) {
            body.put("price", order.getPrice());
        }
        return body.toString();
    }

    private static String word(Enum<?> value, String prefix) {
        return value.name().substring(prefix.length()).toLowerCase(Locale.ROOT);
    }
}

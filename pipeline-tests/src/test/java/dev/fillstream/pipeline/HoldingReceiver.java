package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A webhook receiver that can leave one request without an answer, and keeps all that came. */
final class HoldingReceiver implements AutoCloseable {

    /**
     * A request.
     *
     * @param answered whether it was answered 204, or never
     */
    record Got(
            String webhookId,
            String body,
            String clOrdId,
            String orderId,
            long reportSeq,
            boolean answered) {

        /** Without its place: a report that is twice in the log has two of them. */
        String report() {
            return body.substring(0, body.indexOf(",\"delivery\":"));
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NO_CONTENT = 204;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Got> got = new ArrayList<>();
    private CompletableFuture<Void> held = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> released = CompletableFuture.completedFuture(null);

    HoldingReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/holding");
    }

    /** The next request gets no answer until {@link #release}; done when it is here. */
    synchronized CompletableFuture<Void> holdNext() {
        held = new CompletableFuture<>();
        released = new CompletableFuture<>();
        return held;
    }

    /** The request that was held ends, without an answer. */
    synchronized void release() {
        released.complete(null);
    }

    /** Everything so far about orders whose names begin so, in the order of the answers. */
    synchronized List<Got> about(String prefix) {
        return got.stream().filter(each -> each.clOrdId().startsWith(prefix)).toList();
    }

    /** The reports of each order, as they were taken for the first time. */
    Map<String, List<Long>> orders(String prefix) {
        Map<String, Got> first = new LinkedHashMap<>();
        about(prefix).stream()
                .filter(Got::answered)
                .forEach(each -> first.putIfAbsent(each.webhookId(), each));
        return first.values().stream()
                .collect(
                        Collectors.groupingBy(
                                Got::orderId,
                                Collectors.mapping(Got::reportSeq, Collectors.toList())));
    }

    /** The ids of what was answered. */
    Set<String> taken(String prefix) {
        return about(prefix).stream()
                .filter(Got::answered)
                .map(Got::webhookId)
                .collect(Collectors.toSet());
    }

    /** What came under each id. */
    Map<String, List<Got>> byId(String prefix) {
        return about(prefix).stream().collect(Collectors.groupingBy(Got::webhookId));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            boolean holds = keep(id, body);
            if (holds) {
                released.join();
            } else {
                exchange.sendResponseHeaders(NO_CONTENT, -1);
            }
        }
    }

    /** Whether the request is the one to be held. */
    private synchronized boolean keep(String id, String body) throws IOException {
        JsonNode data = JSON.readTree(body).path("data");
        boolean holds = !held.isDone();
        got.add(
                new Got(
                        id,
                        body,
                        data.path("clOrdId").asText(),
                        data.path("orderId").asText(),
                        data.path("reportSeq").asLong(),
                        !holds));
        held.complete(null);
        return holds;
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.close();
    }
}

package dev.fillstream.local.demo.receiver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fillstream.local.check.Receipt;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes webhooks on two paths and keeps every request: {@link #HEALTHY} answers 204 at once, {@link
 * #FLAKY} answers 500 the first time it sees each of the first few webhook-ids.
 */
public final class SampleReceiver implements AutoCloseable {

    public static final String HEALTHY = "/fillstream-demo/healthy";
    public static final String FLAKY = "/fillstream-demo/flaky";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BufferedWriter log;
    private final int failures;
    private final Set<String> failed = new HashSet<>();
    private final List<Receipt> receipts = new ArrayList<>();

    private SampleReceiver(HttpServer server, BufferedWriter log, int failures) {
        this.server = server;
        this.log = log;
        this.failures = failures;
    }

    /**
     * Listens on a free port of the loopback address.
     *
     * @param log gets one JSON object per request; what it held before is gone
     * @param failures how many webhook-ids {@link #FLAKY} refuses once
     */
    public static SampleReceiver start(Path log, int failures) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
            SampleReceiver receiver =
                    new SampleReceiver(
                            HttpServer.create(address, 512),
                            Files.newBufferedWriter(log),
                            failures);
            receiver.server.createContext("/", receiver::handle);
            receiver.server.setExecutor(receiver.threads);
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("the webhook receiver cannot start", e);
        }
    }

    /** The URL of a path. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Every request so far, in the order of its answer. */
    public List<Receipt> receipts() {
        synchronized (receipts) {
            return List.copyOf(receipts);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the receiver's log cannot be closed", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = headers(exchange);
            String path = exchange.getRequestURI().getPath();
            int answer = keep(path, headers, body);
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    /** Decides and keeps in one step, so that the kept order is the order of the answers. */
    private int keep(String path, Map<String, String> headers, byte[] body) throws IOException {
        synchronized (receipts) {
            int answer = answer(path, headers.getOrDefault("webhook-id", ""));
            Receipt receipt = new Receipt(Instant.now(), path, headers, body, answer);
            receipts.add(receipt);
            log.write(line(receipt));
            log.newLine();
            log.flush();
            return answer;
        }
    }

    private int answer(String path, String webhookId) {
        boolean fails = path.equals(FLAKY) && failed.size() < failures && failed.add(webhookId);
        return fails ? 500 : 204;
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    private static String line(Receipt receipt) {
        ObjectNode line = JSON.createObjectNode();
        line.put("receivedAt", receipt.receivedAt().toString())
                .put("path", receipt.path())
                .put("answered", receipt.answered());
        ObjectNode headers = line.putObject("headers");
        receipt.headers().forEach(headers::put);
        line.put("body", receipt.bodyText());
        return line.toString();
    }
}

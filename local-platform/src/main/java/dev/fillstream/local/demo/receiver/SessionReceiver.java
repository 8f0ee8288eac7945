package dev.fillstream.local.demo.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A receiver for runs that are judged elsewhere, each in a session of its own: {@code PUT
 * /sessions/NAME?failures=N} opens one, webhooks go to any path below it, {@code GET
 * /sessions/NAME/receipts?after=N} shows all but the first N, a line of JSON each. A session
 * outlives the receiver, in a file, and is forgotten a day later, when another one is opened.
 */
public final class SessionReceiver implements AutoCloseable {

    private static final Pattern SESSION = Pattern.compile("/sessions/([a-z0-9-]{1,64})(/.*)?");

    private static final String FAILURES = ".failures";
    private static final Duration KEPT = Duration.ofDays(1);

    private final HttpServer server;
    private final Path directory;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ReceiptBook> sessions = new ConcurrentHashMap<>();

    private SessionReceiver(HttpServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Listens at once; sessions that {@code directory} holds go on. */
    public static SessionReceiver start(InetSocketAddress address, Path directory)
            throws IOException {
        SessionReceiver receiver = new SessionReceiver(HttpServer.create(address, 512), directory);
        receiver.server.createContext("/", receiver::handle);
        receiver.server.setExecutor(receiver.threads);
        receiver.server.start();
        return receiver;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(1);
        threads.close();
        sessions.values().forEach(ReceiptBook::close);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher session = SESSION.matcher(path);
        if (path.startsWith("/q/health/")) {
            answer(exchange, 200, "{\"status\":\"UP\"}\n");
        } else if (!session.matches()) {
            answer(exchange, 404, "");
        } else {
            handle(exchange, session.group(1), session.group(2));
        }
    }

    private void handle(HttpExchange exchange, String name, @Nullable String path)
            throws IOException {
        if (exchange.getRequestMethod().equals("PUT") && path == null) {
            Files.createDirectories(directory);
            forget(Instant.now().minus(KEPT));
            Files.writeString(failuresOf(name), Integer.toString(number(exchange)));
            answer(exchange, 204, "");
        } else if (!Files.exists(failuresOf(name))) {
            answer(exchange, 404, "");
        } else if (exchange.getRequestMethod().equals("GET") && "/receipts".equals(path)) {
            String lines =
                    session(name).after(number(exchange)).stream()
                            .map(receipt -> ReceiptLine.of(receipt) + "\n")
                            .collect(Collectors.joining());
            answer(exchange, 200, lines);
        } else {
            Webhooks.take(exchange, session(name));
        }
    }

    private ReceiptBook session(String name) throws IOException {
        int failures = Integer.parseInt(Files.readString(failuresOf(name)));
        return sessions.computeIfAbsent(
                name, _ -> ReceiptBook.open(directory.resolve(name + ".ndjson"), failures));
    }

    /** Removes the sessions that were opened before {@code time}. */
    private void forget(Instant time) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path failures :
                    files.filter(file -> file.toString().endsWith(FAILURES)).toList()) {
                if (Files.getLastModifiedTime(failures).toInstant().isBefore(time)) {
                    String file = String.valueOf(failures.getFileName());
                    String name = file.substring(0, file.length() - FAILURES.length());
                    Files.delete(failures);
                    ReceiptBook book = sessions.remove(name);
                    if (book != null) {
                        book.close();
                    }
                    Files.deleteIfExists(directory.resolve(name + ".ndjson"));
                }
            }
        }
    }

    private Path failuresOf(String name) {
        return directory.resolve(name + FAILURES);
    }

    /** The number that the query gives; 0 where it gives none. */
    private static int number(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query == null ? 0 : Integer.parseInt(query.replaceAll("\\D", ""));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}

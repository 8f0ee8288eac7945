package dev.fillstream.local.listen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.PortHolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver on a free loopback port that asks somebody what to answer. */
public final class Listener implements AutoCloseable {

    /** Gets each webhook and decides the status of its answer. */
    public interface Taker {

        /**
         * @param headers by lower-case name
         */
        int take(Map<String, String> headers, byte[] body);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Listener(HttpServer server) {
        this.server = server;
    }

    public static Listener start(Taker taker) {
        return start(0, taker);
    }

    /**
     * @param port 0 for any that is free
     * @throws StartFailed where somebody else listens there
     */
    public static Listener start(int port, Taker taker) {
        try {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
            Listener listener = new Listener(HttpServer.create(address, 512));
            listener.server.createContext("/", exchange -> answer(exchange, taker));
            listener.server.setExecutor(listener.threads);
            listener.server.start();
            return listener;
        } catch (BindException e) {
            throw new StartFailed(taken(port), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the webhook receiver cannot start", e);
        }
    }

    private static String taken(int port) {
        String holder = PortHolder.of(port).map(PortHolder::toString).orElse("somebody");
        return "port " + port + " is taken by " + holder + "; choose another with --port";
    }

    public URI url() {
        return URI.create(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/fillstream-listen");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private static void answer(HttpExchange exchange, Taker taker) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach(
                            (name, values) ->
                                    headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            exchange.sendResponseHeaders(taker.take(headers, body), -1);
        }
    }

    /** The body as text. */
    static String text(byte[] body) {
        return new String(body, UTF_8);
    }
}

package dev.fillstream.local.demo.receiver;

import com.sun.net.httpserver.HttpServer;
import dev.fillstream.local.check.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver inside this JVM, on a free port of the loopback address. */
public final class SampleReceiver implements WebhookReceiver {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReceiptBook book;

    private SampleReceiver(HttpServer server, ReceiptBook book) {
        this.server = server;
        this.book = book;
    }

    /**
     * Listens on a free port of the loopback address.
     *
     * @param log gets one JSON object per request; what it held before is gone
     * @param failures how many webhook-ids {@link #FLAKY} refuses once
     */
    public static SampleReceiver start(Path log, int failures) {
        try {
            Files.deleteIfExists(log);
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
            HttpServer server = HttpServer.create(address, 512);
            SampleReceiver receiver = new SampleReceiver(server, ReceiptBook.open(log, failures));
            server.createContext("/", exchange -> Webhooks.take(exchange, receiver.book));
            server.setExecutor(receiver.threads);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("the webhook receiver cannot start", e);
        }
    }

    @Override
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public List<Receipt> receipts() {
        return book.after(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        book.close();
    }
}

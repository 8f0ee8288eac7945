package dev.fillstream.local.demo.receiver;

import dev.fillstream.local.check.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A session of a {@link SessionReceiver} that runs elsewhere. */
public final class RemoteReceiver implements WebhookReceiver {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI session;
    private final URI asTheNotifierSeesIt;
    private final List<Receipt> receipts = new ArrayList<>();

    private RemoteReceiver(HttpClient http, URI session, URI asTheNotifierSeesIt) {
        this.http = http;
        this.session = session;
        this.asTheNotifierSeesIt = asTheNotifierSeesIt;
    }

    /**
     * Opens a session.
     *
     * @param ours the receiver's address for us
     * @param theirs the receiver's address for the notifier
     */
    public static RemoteReceiver open(
            HttpClient http, URI ours, URI theirs, String name, int failures) {
        String path = "/sessions/" + name;
        RemoteReceiver receiver =
                new RemoteReceiver(http, ours.resolve(path), theirs.resolve(path));
        try {
            HttpResponse<String> answer =
                    receiver.call(
                            HttpRequest.newBuilder(
                                            URI.create(receiver.session + "?failures=" + failures))
                                    .PUT(HttpRequest.BodyPublishers.noBody()));
            if (answer.statusCode() != 204) {
                throw new IOException("it answered " + answer.statusCode());
            }
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("the receiver at " + ours + " opens no session", e);
        }
    }

    @Override
    public URI url(String path) {
        return URI.create(asTheNotifierSeesIt + path);
    }

    /** While the receiver is down, what it had before. */
    @Override
    public synchronized List<Receipt> receipts() {
        try {
            HttpResponse<String> answer =
                    call(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    session + "/receipts?after=" + receipts.size()))
                                    .GET());
            if (answer.statusCode() == 200) {
                answer.body().lines().map(ReceiptLine::parse).forEach(receipts::add);
            }
        } catch (IOException e) {
            return List.copyOf(receipts);
        }
        return List.copyOf(receipts);
    }

    /** The session stays, for whoever wants to look. */
    @Override
    public void close() {}

    private HttpResponse<String> call(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

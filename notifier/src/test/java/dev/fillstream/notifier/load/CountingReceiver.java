package dev.fillstream.notifier.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.fillstream.local.bench.Latencies;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers 204 at once, counts each webhook-id, looks at the order of each order's reports, and
 * measures from the report's acceptedAt. Can go away and come back at the same address.
 */
final class CountingReceiver implements AutoCloseable {

    private static final String ACCEPTED_AT = "\"acceptedAt\":\"";
    private static final String ORDER_ID = "\"orderId\":\"";
    private static final String REPORT_SEQ = "\"reportSeq\":";

    private final Vertx vertx;
    private HttpServer server;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private Set<String> ids = new HashSet<>();
    private Latencies latencies = Latencies.empty();
    private final Map<String, Long> lastSeqs = new HashMap<>();
    private int twice;
    private int outOfOrder;

    CountingReceiver(Vertx vertx) {
        this.vertx = vertx;
        this.server = listen(0);
        this.port = server.actualPort();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    /** Nobody listens any more, and every connection is cut. */
    void goAway() {
        close();
    }

    void comeBack() {
        server = listen(port);
    }

    private HttpServer listen(int on) {
        return vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(on))
                .requestHandler(this::take)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    void reset() {
        lock.lock();
        try {
            ids = new HashSet<>();
            latencies = Latencies.empty();
            twice = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when so many different reports have come, or when it has waited that long. */
    void await(int reports, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (ids.size() < reports && left > 0) {
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Keeps what came, and measures anew from here on. */
    Latencies takeLatencies() {
        lock.lock();
        try {
            Latencies taken = latencies;
            latencies = Latencies.empty();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int distinct() {
        return ids.size();
    }

    int twice() {
        return twice;
    }

    /** Reports that came for the first time although an earlier one of their order had not. */
    int outOfOrder() {
        return outOfOrder;
    }

    Latencies latencies() {
        return latencies;
    }

    private void take(HttpServerRequest request) {
        Instant now = Instant.now();
        String id = request.getHeader("webhook-id");
        request.bodyHandler(
                body -> {
                    count(id, body, now);
                    var _ = request.response().setStatusCode(204).end();
                });
    }

    private void count(String id, Buffer body, Instant now) {
        String text = body.toString(ISO_8859_1.name());
        Instant accepted = Instant.parse(value(text, ACCEPTED_AT, '"'));
        String orderId = value(text, ORDER_ID, '"');
        long reportSeq = Long.parseLong(value(text, REPORT_SEQ, ','));
        lock.lock();
        try {
            if (ids.add(id)) {
                latencies.record(Duration.between(accepted, now).toNanos());
                Long before = lastSeqs.put(orderId, reportSeq);
                outOfOrder += reportSeq == (before == null ? 0 : before) + 1 ? 0 : 1;
            } else {
                twice++;
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String value(String text, String field, char end) {
        int at = text.indexOf(field) + field.length();
        return text.substring(at, text.indexOf(end, at));
    }

    @Override
    public void close() {
        var _ = server.close().toCompletionStage().toCompletableFuture().join();
    }
}

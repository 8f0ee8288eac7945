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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Answers 204 at once, counts each webhook-id, and measures from the report's acceptedAt. */
final class CountingReceiver implements AutoCloseable {

    private static final String ACCEPTED_AT = "\"acceptedAt\":\"";

    private final HttpServer server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private Set<String> ids = new HashSet<>();
    private Latencies latencies = Latencies.empty();
    private int twice;

    CountingReceiver(Vertx vertx) {
        server =
                vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                        .requestHandler(this::take);
        var _ = server.listen().toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
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
                left = more.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(5)));
            }
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
        int at = text.indexOf(ACCEPTED_AT) + ACCEPTED_AT.length();
        Instant accepted = Instant.parse(text.substring(at, text.indexOf('"', at)));
        lock.lock();
        try {
            if (ids.add(id)) {
                latencies.record(Duration.between(accepted, now).toNanos());
            } else {
                twice++;
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        var _ = server.close().toCompletionStage().toCompletableFuture().join();
    }
}

package dev.fillstream.local.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.ObjLongConsumer;

/**
 * A receiver that is too light to be what is measured: it looks for two fields in the bytes,
 * answers 204 and verifies nothing (the demo and the tests verify).
 */
public final class WebhookCounter implements AutoCloseable {

    private static final String ORDER_ID = "\"orderId\":\"";
    private static final String FINAL = "\"leavesQty\":\"0\"";
    private static final int UUID_LENGTH = 36;

    private final HttpServer server;
    private volatile ObjLongConsumer<String> onFinalReport = (orderId, at) -> {};

    public WebhookCounter(Vertx vertx) {
        this.server =
                vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                        .requestHandler(this::receive);
        var unused = server.listen().toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return server.actualPort();
    }

    /**
     * @param listener called with the orderId and the time of each report that leaves nothing open,
     *     until the watch is closed
     */
    public Watch listen(ObjLongConsumer<String> listener) {
        onFinalReport = listener;
        return () -> onFinalReport = (orderId, at) -> {};
    }

    private void receive(HttpServerRequest request) {
        request.bodyHandler(
                body -> {
                    look(body, System.nanoTime());
                    var unused = request.response().setStatusCode(204).end();
                });
    }

    private void look(Buffer body, long now) {
        String text = body.toString(ISO_8859_1.name());
        int field = text.indexOf(ORDER_ID);
        if (field >= 0 && text.contains(FINAL)) {
            int start = field + ORDER_ID.length();
            onFinalReport.accept(text.substring(start, start + UUID_LENGTH), now);
        }
    }

    @Override
    public void close() {
        var unused = server.close().toCompletionStage().toCompletableFuture().join();
    }
}

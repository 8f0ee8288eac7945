package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.execution.config.AlpacaConfig;
import dev.fillstream.execution.routing.ExecutionVenue.VenueListener;
import dev.fillstream.model.value.InvalidValue;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The stream of {@code trade_updates}: connects, says who we are, listens, and connects again when
 * it breaks, with pauses that double.
 *
 * <pre>
 * connecting -> authorising -> listening -> (closed, silent) -> pause -> connecting …
 * </pre>
 */
final class TradeUpdates {

    private static final Logger LOG = Logger.getLogger(TradeUpdates.class);
    private static final long PING_MILLIS = 5_000;
    private static final int SILENCE_SECONDS = 20;
    private static final int LARGEST_MESSAGE = 1 << 20;

    private final Vertx vertx;
    private final AlpacaConfig config;
    private final WebSocketClient client;
    private volatile boolean listening;
    private volatile boolean closed;
    private volatile @Nullable WebSocket socket;
    private Duration pause;

    TradeUpdates(Vertx vertx, AlpacaConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.pause = config.reconnectDelay();
        this.client =
                vertx.createWebSocketClient(
                        new WebSocketClientOptions()
                                .setIdleTimeout(SILENCE_SECONDS)
                                .setMaxMessageSize(LARGEST_MESSAGE)
                                .setConnectTimeout((int) config.timeout().toMillis()));
    }

    void open(VenueListener listener) {
        client.connect(new WebSocketConnectOptions().setAbsoluteURI(config.streamUrl().toString()))
                .onSuccess(opened -> converse(opened, listener))
                .onFailure(
                        failure -> {
                            LOG.debugf("the venue's stream is not reachable: %s", failure);
                            openLater(listener);
                        });
    }

    boolean isListening() {
        return listening;
    }

    void close() {
        closed = true;
        WebSocket current = socket;
        if (current != null) {
            var unused = current.close();
        }
    }

    private void converse(WebSocket opened, VenueListener listener) {
        socket = opened;
        long pings = vertx.setPeriodic(PING_MILLIS, _ -> opened.writePing(Buffer.buffer()));
        opened.textMessageHandler(text -> receive(opened, text, listener));
        opened.binaryMessageHandler(bytes -> receive(opened, bytes.toString(), listener));
        opened.exceptionHandler(failure -> LOG.debugf("the venue's stream broke: %s", failure));
        opened.closeHandler(
                _ -> {
                    vertx.cancelTimer(pings);
                    listening = false;
                    openLater(listener);
                });
        send(
                opened,
                new JsonObject()
                        .put("action", "auth")
                        .put("key", config.keyId())
                        .put("secret", config.secretKey()));
    }

    private void openLater(VenueListener listener) {
        if (closed) {
            return;
        }
        vertx.setTimer(Math.max(1, pause.toMillis()), _ -> open(listener));
        Duration doubled = pause.multipliedBy(2);
        pause =
                doubled.compareTo(config.maxReconnectDelay()) > 0
                        ? config.maxReconnectDelay()
                        : doubled;
    }

    private void receive(WebSocket from, String text, VenueListener listener) {
        JsonObject message = AlpacaOrders.parsed(text);
        if (message == null) {
            listener.unintelligible(text, "not JSON");
            return;
        }
        JsonObject data = message.getValue("data") instanceof JsonObject object ? object : null;
        switch (AlpacaOrders.text(message, "stream", "")) {
            case "authorization" -> authorised(from, data, text);
            case "listening" -> listens(listener);
            case "trade_updates" -> report(data, text, listener);
            default -> listener.unintelligible(text, "unknown stream");
        }
    }

    private static void authorised(WebSocket from, @Nullable JsonObject data, String text) {
        if (data == null || !"authorized".equals(AlpacaOrders.text(data, "status", ""))) {
            LOG.warnf("the venue's stream does not let us in: %s", text);
            var unused = from.close();
            return;
        }
        send(
                from,
                new JsonObject()
                        .put("action", "listen")
                        .put(
                                "data",
                                new JsonObject()
                                        .put(
                                                "streams",
                                                new io.vertx.core.json.JsonArray()
                                                        .add("trade_updates"))));
    }

    private void listens(VenueListener listener) {
        pause = config.reconnectDelay();
        listening = true;
        listener.resumed();
    }

    private static void report(@Nullable JsonObject data, String text, VenueListener listener) {
        try {
            if (data == null) {
                listener.unintelligible(text, "no data");
            } else {
                TradeUpdateMapper.toReport(data).ifPresent(listener::reported);
            }
        } catch (InvalidValue e) {
            listener.unintelligible(text, String.valueOf(e.getMessage()));
        }
    }

    private static void send(WebSocket to, JsonObject message) {
        to.writeTextMessage(message.encode())
                .onFailure(failure -> LOG.debugf("the venue's stream broke: %s", failure));
    }
}

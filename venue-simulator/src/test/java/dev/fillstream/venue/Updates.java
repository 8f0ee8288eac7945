package dev.fillstream.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket to the venue's stream, and what came over it. */
final class Updates implements WebSocket.Listener, AutoCloseable {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    /** Connects without saying anything. */
    static Updates connect(HttpClient http, int port, String query) {
        Updates updates = new Updates();
        URI address = URI.create("ws://127.0.0.1:" + port + "/stream" + query);
        updates.socket = http.newWebSocketBuilder().buildAsync(address, updates).join();
        return updates;
    }

    /** Connects, authenticates and listens. */
    static Updates listen(HttpClient http, int port, String query) {
        Updates updates = connect(http, port, query);
        updates.say(authentication(VenueClient.SECRET));
        assertThat(updates.next()).contains("\"status\":\"authorized\"");
        updates.say(LISTEN);
        assertThat(updates.next()).contains("\"stream\":\"listening\"").contains("trade_updates");
        return updates;
    }

    static final String LISTEN =
            "{\"action\":\"listen\",\"data\":{\"streams\":[\"trade_updates\"]}}";

    static String authentication(String secret) {
        return "{\"action\":\"authenticate\",\"data\":{\"key_id\":\"%s\",\"secret_key\":\"%s\"}}"
                .formatted(VenueClient.KEY, secret);
    }

    void say(String message) {
        if (socket != null) {
            socket.sendText(message, true).join();
        }
    }

    /** The next message, with how it came in front: {@code binary} or {@code text}. */
    String next() {
        try {
            String message = messages.poll(5, TimeUnit.SECONDS);
            assertThat(message).as("a message within five seconds").isNotNull();
            return String.valueOf(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonObject nextData() {
        String message = next();
        return new JsonObject(message.substring(message.indexOf('{'))).getJsonObject("data");
    }

    /** Event names until the first of {@code last}. */
    List<String> eventsUntil(String last) {
        List<String> events = new ArrayList<>();
        do {
            events.add(nextData().getString("event"));
        } while (!events.getLast().equals(last));
        return events;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        return received("text", data.toString(), last, from);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        return received("binary", StandardCharsets.UTF_8.decode(data).toString(), last, from);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        messages.add("closed " + status);
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private @Nullable CompletionStage<?> received(
            String kind, String data, boolean last, WebSocket from) {
        partial.append(data);
        if (last) {
            messages.add(kind + " " + partial);
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }
}

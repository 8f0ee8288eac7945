package dev.fillstream.venue.adapter.http;

import dev.fillstream.venue.desk.Audience;
import dev.fillstream.venue.exchange.Booking;
import dev.fillstream.venue.exchange.Update;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The WebSocket at {@code /stream}: a client authenticates, listens to {@code trade_updates}, and
 * is told every update from then on, one message each, in the order of the journal. What it missed
 * while it was away it must ask for over HTTP, as with the real one. Messages are binary frames, or
 * text frames for a client that connects with {@code ?frames=text}.
 */
final class UpdateStream implements Audience {

    static final String PATH = "/stream";

    private static final String TRADE_UPDATES = "trade_updates";
    private static final int MAX_UNSENT_BYTES = 16 * 1024 * 1024;
    private static final short SLOW = 1008;
    private static final short GOING_AWAY = 1001;

    private final Credentials credentials;
    private final Set<ServerWebSocket> open = new LinkedHashSet<>();
    private final Set<ServerWebSocket> listening = new LinkedHashSet<>();
    private boolean refusing;
    private long sent;

    UpdateStream(Credentials credentials) {
        this.credentials = credentials;
    }

    boolean isRefusing() {
        return refusing;
    }

    void connected(ServerWebSocket socket) {
        open.add(socket);
        socket.setWriteQueueMaxSize(MAX_UNSENT_BYTES);
        Session session = new Session(socket);
        socket.textMessageHandler(text -> session.receive(Buffer.buffer(text)));
        socket.binaryMessageHandler(session::receive);
        socket.closeHandler(nothing -> gone(socket));
        socket.exceptionHandler(broken -> gone(socket));
    }

    @Override
    public void tell(List<Update> updates) {
        if (listening.isEmpty()) {
            return;
        }
        for (Update update : updates) {
            if (update.booking() instanceof Booking.Triggered) {
                // This stream has no word for a stop that was set off; its trades tell.
                continue;
            }
            Buffer message = UpdateJson.of(update);
            for (ServerWebSocket socket : List.copyOf(listening)) {
                if (socket.writeQueueFull()) {
                    gone(socket);
                    socket.close(SLOW, "too slow");
                } else {
                    send(socket, message);
                    sent++;
                }
            }
        }
    }

    /** Closes every connection now, and lets nobody in until told to. */
    @Override
    public void refuse() {
        refusing = true;
        for (ServerWebSocket socket : List.copyOf(open)) {
            gone(socket);
            socket.close(GOING_AWAY, "closed by a fault");
        }
    }

    @Override
    public void welcome() {
        refusing = false;
    }

    int listeners() {
        return listening.size();
    }

    long sent() {
        return sent;
    }

    private void gone(ServerWebSocket socket) {
        open.remove(socket);
        listening.remove(socket);
    }

    private static void send(ServerWebSocket socket, Buffer message) {
        String query = socket.query();
        if (query != null && query.contains("frames=text")) {
            socket.writeTextMessage(message.toString());
        } else {
            socket.writeBinaryMessage(message);
        }
    }

    /** What one client has said so far. */
    private final class Session {

        private final ServerWebSocket socket;
        private boolean authorized;

        Session(ServerWebSocket socket) {
            this.socket = socket;
        }

        void receive(Buffer message) {
            try {
                JsonObject request = new JsonObject(message);
                JsonObject data = request.getJsonObject("data", new JsonObject());
                switch (request.getString("action", "")) {
                    case "authenticate" ->
                            authenticate(data.getString("key_id"), data.getString("secret_key"));
                    case "auth" ->
                            authenticate(request.getString("key"), request.getString("secret"));
                    case "listen" -> listen(data.getJsonArray("streams", new JsonArray()));
                    default -> answer("error", new JsonObject().put("message", "unknown action"));
                }
            } catch (RuntimeException e) {
                answer("error", new JsonObject().put("message", "invalid syntax"));
            }
        }

        private void authenticate(String keyId, String secretKey) {
            authorized = credentials.match(keyId, secretKey);
            answerAuthorization("authenticate");
        }

        private void listen(JsonArray wanted) {
            if (!authorized) {
                answerAuthorization("listen");
                return;
            }
            List<String> streams = new ArrayList<>();
            if (wanted.contains(TRADE_UPDATES)) {
                listening.add(socket);
                streams.add(TRADE_UPDATES);
            } else {
                listening.remove(socket);
            }
            answer("listening", new JsonObject().put("streams", new JsonArray(streams)));
        }

        private void answerAuthorization(String action) {
            answer(
                    "authorization",
                    new JsonObject()
                            .put("status", authorized ? "authorized" : "unauthorized")
                            .put("action", action));
        }

        private void answer(String stream, JsonObject data) {
            send(socket, new JsonObject().put("stream", stream).put("data", data).toBuffer());
        }
    }
}

package dev.fillstream.venue.adapter.http;

import dev.fillstream.venue.desk.Desk;
import dev.fillstream.venue.exchange.Channel;
import dev.fillstream.venue.exchange.OrderArchive;
import dev.fillstream.venue.exchange.VenueOrderId;
import dev.fillstream.venue.fault.Faults;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The order API, path by path. */
public final class OrderApi {

    private static final String ORDERS = "/v2/orders";
    private static final String BY_CLIENT_ORDER_ID = "/v2/orders:by_client_order_id";
    private static final String ONE_ORDER = "/v2/orders/";
    private static final int MAX_BODY_BYTES = 65_536;

    private final UpdateStream stream;
    private final Credentials credentials;
    private final OrderCommands commands;
    private final OrderQueries queries;
    private final AccountApi account;

    public OrderApi(
            Vertx vertx, Desk desk, Faults faults, Credentials credentials, OrderArchive archive) {
        this.stream = new UpdateStream(credentials);
        desk.admit(Channel.HTTP, stream);
        this.credentials = credentials;
        this.commands = new OrderCommands(vertx, desk, faults);
        this.queries = new OrderQueries(vertx, desk, archive);
        this.account = new AccountApi(desk);
    }

    /** Clients that are told of their orders' updates. */
    public int listeners() {
        return stream.listeners();
    }

    /** Messages that went to them. */
    public long updatesSent() {
        return stream.sent();
    }

    /** Handles every request that comes to the venue's port. */
    public void handle(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        if (path.equals(UpdateStream.PATH)) {
            connect(request);
            return;
        }
        Optional<ApiError> refused =
                credentials.check(
                        request.getHeader("APCA-API-KEY-ID"),
                        request.getHeader("APCA-API-SECRET-KEY"));
        if (refused.isPresent()) {
            Reply.error(request, refused.get());
        } else if (path.equals(ORDERS)) {
            orders(request);
        } else if (path.equals(BY_CLIENT_ORDER_ID) && request.method().equals(HttpMethod.GET)) {
            queries.byClientOrderId(request);
        } else if (path.startsWith(ONE_ORDER)) {
            oneOrder(request, path.substring(ONE_ORDER.length()));
        } else if (!request.method().equals(HttpMethod.GET) || !account.handle(request, path)) {
            Reply.error(request, ApiError.NO_ROUTE);
        }
    }

    private void connect(HttpServerRequest request) {
        if (stream.isRefusing()) {
            Reply.empty(request, 503);
        } else {
            request.toWebSocket()
                    .onSuccess(stream::connected)
                    .onFailure(noUpgrade -> Reply.error(request, ApiError.BODY_MALFORMED));
        }
    }

    private void orders(HttpServerRequest request) {
        switch (request.method().name()) {
            case "POST" -> withBody(request, body -> commands.submit(request, body));
            case "GET" -> queries.list(request);
            case "DELETE" -> commands.cancelAll(request);
            default -> Reply.error(request, ApiError.NO_ROUTE);
        }
    }

    private void oneOrder(HttpServerRequest request, String text) {
        Optional<VenueOrderId> id = orderId(text);
        if (id.isEmpty()) {
            Reply.error(request, ApiError.invalid("order_id is missing"));
            return;
        }
        switch (request.method().name()) {
            case "GET" -> queries.byId(request, id.get());
            case "DELETE" -> commands.cancel(request, id.get());
            case "PATCH" -> withBody(request, body -> commands.replace(request, id.get(), body));
            default -> Reply.error(request, ApiError.NO_ROUTE);
        }
    }

    private static Optional<VenueOrderId> orderId(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text)
                    ? Optional.of(new VenueOrderId(id))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void withBody(HttpServerRequest request, Consumer<Buffer> handler) {
        if (isTooLong(request.getHeader("content-length"))) {
            request.response().putHeader("connection", "close");
            Reply.error(request, ApiError.TOO_LARGE);
            return;
        }
        request.bodyHandler(handler::accept);
    }

    /** A length of more digits than any we take is not worth reading as a number. */
    private static boolean isTooLong(@Nullable String length) {
        return length != null && (length.length() > 9 || Integer.parseInt(length) > MAX_BODY_BYTES);
    }
}

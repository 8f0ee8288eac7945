package dev.fillstream.venue.adapter.http;

import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.exchange.Changes;
import dev.fillstream.venue.exchange.OrderArchive;
import dev.fillstream.venue.exchange.OrderTerms;
import dev.fillstream.venue.exchange.Outcome;
import dev.fillstream.venue.exchange.Refusal;
import dev.fillstream.venue.exchange.Update;
import dev.fillstream.venue.exchange.VenueOrder;
import dev.fillstream.venue.exchange.VenueOrderId;
import dev.fillstream.venue.fault.Fault;
import dev.fillstream.venue.fault.Faults;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
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

    private final Vertx vertx;
    private final Desk desk;
    private final Faults faults;
    private final Credentials credentials;
    private final OrderQueries queries;
    private final AccountApi account;

    public OrderApi(
            Vertx vertx, Desk desk, Faults faults, Credentials credentials, OrderArchive archive) {
        this.vertx = vertx;
        this.desk = desk;
        this.faults = faults;
        this.credentials = credentials;
        this.queries = new OrderQueries(vertx, desk, archive);
        this.account = new AccountApi(desk);
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
        if (desk.stream().isRefusing()) {
            Reply.empty(request, 503);
        } else {
            request.toWebSocket()
                    .onSuccess(desk.stream()::connected)
                    .onFailure(noUpgrade -> Reply.error(request, ApiError.BODY_MALFORMED));
        }
    }

    private void orders(HttpServerRequest request) {
        switch (request.method().name()) {
            case "POST" -> withBody(request, body -> submit(request, body));
            case "GET" -> queries.list(request);
            case "DELETE" -> cancelAll(request);
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
            case "DELETE" -> cancel(request, id.get());
            case "PATCH" -> withBody(request, body -> replace(request, id.get(), body));
            default -> Reply.error(request, ApiError.NO_ROUTE);
        }
    }

    private void submit(HttpServerRequest request, Buffer body) {
        read(
                request,
                body,
                fields -> {
                    OrderTerms terms = fields.toTerms();
                    Optional<Fault> fault = faults.next(terms.symbol());
                    if (fault.isPresent()) {
                        strike(fault.get(), request, terms);
                    } else {
                        submit(request, terms);
                    }
                });
    }

    private void submit(HttpServerRequest request, OrderTerms terms) {
        answer(request, desk.exchange().submit(terms), terms.symbol());
    }

    private void strike(Fault fault, HttpServerRequest request, OrderTerms terms) {
        switch (fault.kind()) {
            case STATUS_500 -> Reply.error(request, ApiError.INTERNAL);
            case STATUS_429 -> Reply.error(request, ApiError.RATE_LIMIT);
            case NO_REPLY -> {
                // That is the fault: the client waits until it gives up.
            }
            case DROP_AFTER_BOOKING ->
                    desk.settle(desk.exchange().submit(terms), () -> request.connection().close());
            case DELAY ->
                    vertx.setTimer(
                            Math.max(1, fault.delay().toMillis()), timer -> submit(request, terms));
            case REJECT -> answer(request, desk.exchange().submitAndReject(terms), terms.symbol());
            case DISCONNECT_STREAM -> submit(request, terms);
        }
    }

    private void answer(HttpServerRequest request, Outcome outcome, Symbol symbol) {
        desk.settle(
                outcome,
                () -> {
                    switch (outcome) {
                        case Outcome.Booked(var order, _) ->
                                Reply.json(
                                        request,
                                        200,
                                        json -> OrderJson.writeSubmitted(json, order));
                        case Outcome.Refused(var refusal) ->
                                Reply.error(request, ApiError.of(refusal, symbol.value()));
                    }
                });
    }

    private void replace(HttpServerRequest request, VenueOrderId id, Buffer body) {
        read(
                request,
                body,
                fields -> {
                    Changes changes = fields.toChanges();
                    Outcome outcome = desk.exchange().replace(id, changes);
                    desk.settle(
                            outcome,
                            () -> {
                                switch (outcome) {
                                    case Outcome.Booked(var order, _) ->
                                            Reply.json(
                                                    request,
                                                    200,
                                                    json -> OrderJson.writeSubmitted(json, order));
                                    case Outcome.Refused(var refusal) ->
                                            Reply.error(request, refused(refusal, id));
                                }
                            });
                });
    }

    private void cancel(HttpServerRequest request, VenueOrderId id) {
        Outcome outcome = desk.exchange().cancel(id);
        desk.settle(
                outcome,
                () -> {
                    switch (outcome) {
                        case Outcome.Booked booked -> Reply.empty(request, 204);
                        case Outcome.Refused(var refusal) ->
                                Reply.error(request, refused(refusal, id));
                    }
                });
    }

    private void cancelAll(HttpServerRequest request) {
        List<Update> updates = new ArrayList<>();
        List<VenueOrder> canceled = List.copyOf(desk.ledger().openOrders());
        for (VenueOrder order : canceled) {
            if (desk.exchange().cancel(order.id()) instanceof Outcome.Booked(_, var booked)) {
                updates.addAll(booked);
            }
        }
        desk.settle(
                updates,
                () ->
                        Reply.json(
                                request,
                                207,
                                json -> {
                                    json.writeStartArray();
                                    for (VenueOrder order : canceled) {
                                        json.writeStartObject();
                                        json.writeStringField("id", order.id().toString());
                                        json.writeNumberField("status", 200);
                                        json.writeEndObject();
                                    }
                                    json.writeEndArray();
                                }));
    }

    private ApiError refused(Refusal refusal, VenueOrderId id) {
        String status = desk.ledger().find(id).map(order -> order.status().text()).orElse("");
        boolean aboutStatus = refusal == Refusal.ORDER_NOT_OPEN;
        return ApiError.of(refusal, aboutStatus ? status : id.toString());
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

    private static void read(HttpServerRequest request, Buffer body, RequestHandler handler) {
        var fields = Json.fields(body);
        if (fields.isEmpty()) {
            Reply.error(request, ApiError.BODY_MALFORMED);
            return;
        }
        try {
            handler.handle(new OrderRequest(fields.get()));
        } catch (OrderRequest.Invalid e) {
            Reply.error(request, e.error());
        }
    }

    /** Does what a well-formed body asks. */
    private interface RequestHandler {
        void handle(OrderRequest fields) throws OrderRequest.Invalid;
    }
}

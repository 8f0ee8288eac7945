package dev.fillstream.venue.adapter.http;

import dev.fillstream.venue.desk.Desk;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.OrderArchive;
import dev.fillstream.venue.exchange.VenueOrder;
import dev.fillstream.venue.exchange.VenueOrderId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions about orders. */
final class OrderQueries {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private final Vertx vertx;
    private final Desk desk;
    private final OrderArchive archive;

    OrderQueries(Vertx vertx, Desk desk, OrderArchive archive) {
        this.vertx = vertx;
        this.desk = desk;
        this.archive = archive;
    }

    void byClientOrderId(HttpServerRequest request) {
        String text = request.getParam("client_order_id");
        if (text == null || !ClientOrderId.isValid(text)) {
            Reply.error(request, ApiError.invalid("client_order_id is required"));
            return;
        }
        ClientOrderId id = new ClientOrderId(text);
        if (desk.isDenied(id)) {
            show(request, text, Optional.empty());
            return;
        }
        Optional<VenueOrder> order = desk.ledger().find(id);
        if (order.isEmpty() && desk.ledger().isKnown(id)) {
            fromArchive(request, text, () -> archive.find(id));
        } else {
            desk.answer(() -> show(request, text, order));
        }
    }

    void byId(HttpServerRequest request, VenueOrderId id) {
        Optional<VenueOrder> order = desk.ledger().find(id);
        if (order.isEmpty() && desk.ledger().hasForgotten()) {
            fromArchive(request, id.toString(), () -> archive.find(id));
        } else {
            desk.answer(() -> show(request, id.toString(), order));
        }
    }

    void list(HttpServerRequest request) {
        try {
            List<VenueOrder> page = page(request);
            desk.answer(
                    () ->
                            Reply.json(
                                    request,
                                    200,
                                    json -> {
                                        json.writeStartArray();
                                        for (VenueOrder order : page) {
                                            OrderJson.write(json, order);
                                        }
                                        json.writeEndArray();
                                    }));
        } catch (IllegalArgumentException | DateTimeException e) {
            Reply.error(request, ApiError.invalid("invalid query: " + e.getMessage()));
        }
    }

    private List<VenueOrder> page(HttpServerRequest request) {
        String status = parameter(request, "status", "open");
        boolean forward = parameter(request, "direction", "desc").equals("asc");
        SequencedCollection<VenueOrder> orders =
                status.equals("open") ? desk.ledger().openOrders() : desk.ledger().orders();
        Stream<VenueOrder> stream = (forward ? orders : orders.reversed()).stream();
        return stream.filter(ofStatus(status))
                .filter(submitted(request))
                .filter(ofSymbols(request.getParam("symbols")))
                .limit(limit(parameter(request, "limit", String.valueOf(DEFAULT_LIMIT))))
                .toList();
    }

    private static Predicate<VenueOrder> ofStatus(String status) {
        return switch (status) {
            case "open" -> VenueOrder::isOpen;
            case "closed" -> order -> !order.isOpen();
            case "all" -> order -> true;
            default -> throw new IllegalArgumentException("status is open, closed or all");
        };
    }

    private static Predicate<VenueOrder> submitted(HttpServerRequest request) {
        Instant after = time(request.getParam("after"), Instant.MIN);
        Instant until = time(request.getParam("until"), Instant.MAX);
        return order -> order.submittedAt().isAfter(after) && order.submittedAt().isBefore(until);
    }

    private static Predicate<VenueOrder> ofSymbols(@Nullable String symbols) {
        if (symbols == null || symbols.isBlank()) {
            return order -> true;
        }
        List<String> wanted = Arrays.asList(symbols.split(","));
        return order -> wanted.contains(order.terms().symbol().value());
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** A time or a date, as Alpaca takes either. */
    static Instant time(@Nullable String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
    }

    static String parameter(HttpServerRequest request, String name, String otherwise) {
        String value = request.getParam(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private void fromArchive(
            HttpServerRequest request, String id, Callable<Optional<VenueOrder>> search) {
        vertx.executeBlocking(search, false)
                .onSuccess(order -> show(request, id, order))
                .onFailure(broken -> Reply.error(request, ApiError.INTERNAL));
    }

    private static void show(HttpServerRequest request, String id, Optional<VenueOrder> order) {
        if (order.isEmpty()) {
            Reply.error(request, ApiError.orderNotFound(id));
        } else {
            Reply.json(request, 200, json -> OrderJson.write(json, order.get()));
        }
    }
}

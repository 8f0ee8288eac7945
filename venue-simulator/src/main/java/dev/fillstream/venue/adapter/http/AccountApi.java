package dev.fillstream.venue.adapter.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.desk.Desk;
import dev.fillstream.venue.exchange.Account;
import dev.fillstream.venue.exchange.Fill;
import dev.fillstream.venue.market.TopOfBook;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The account, its positions and fills, and the clock. */
final class AccountApi {

    private static final int MAX_PAGE = 100;
    static final String ACCOUNT_ID = "00000000-0000-4000-8000-000000000001";

    private final Desk desk;
    private final ActivityEvents events;

    AccountApi(Desk desk) {
        this.desk = desk;
        this.events = new ActivityEvents(desk);
    }

    /** Whether the path is one of ours. */
    boolean handle(HttpServerRequest request, String path) {
        switch (path) {
            case "/v2/account" -> desk.answer(() -> Reply.json(request, 200, this::writeAccount));
            case "/v2/positions" ->
                    desk.answer(() -> Reply.json(request, 200, this::writePositions));
            case "/v2/clock" -> Reply.json(request, 200, AccountApi::writeClock);
            case "/v2/account/activities/FILL", "/v2/account/activities" -> fills(request);
            case "/v2beta1/events/activities" -> events.handle(request);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void fills(HttpServerRequest request) {
        try {
            List<Fill> fills = page(request);
            desk.answer(
                    () ->
                            Reply.json(
                                    request,
                                    200,
                                    json -> {
                                        json.writeStartArray();
                                        for (Fill fill : fills) {
                                            writeFill(json, fill);
                                        }
                                        json.writeEndArray();
                                    }));
        } catch (IllegalArgumentException | DateTimeException e) {
            Reply.error(request, ApiError.invalid("invalid query: " + e.getMessage()));
        }
    }

    /**
     * Fills have times of their own each, so asking for those after the last one seen misses none.
     */
    private List<Fill> page(HttpServerRequest request) {
        int size =
                Math.clamp(
                        Integer.parseInt(OrderQueries.parameter(request, "page_size", "100")),
                        1,
                        MAX_PAGE);
        Instant after = OrderQueries.time(request.getParam("after"), Instant.MIN);
        Instant until = OrderQueries.time(request.getParam("until"), Instant.MAX);
        List<Fill> page =
                OrderQueries.parameter(request, "direction", "desc").equals("asc")
                        ? desk.ledger().fillsAfter(after, size)
                        : desk.ledger().fillsBefore(until, size);
        return page.stream().filter(fill -> isBetween(fill, after, until)).toList();
    }

    private static boolean isBetween(Fill fill, Instant after, Instant until) {
        Instant time = fill.trade().time();
        return time.isAfter(after) && time.isBefore(until);
    }

    private static void writeFill(JsonGenerator json, Fill fill) throws IOException {
        var trade = fill.trade();
        var order = fill.order();
        json.writeStartObject();
        json.writeStringField("id", ActivityId.of(trade));
        json.writeStringField("activity_type", "FILL");
        json.writeStringField("transaction_time", trade.time().toString());
        json.writeStringField("type", order.isOpen() ? "partial_fill" : "fill");
        json.writeStringField("price", trade.price().toString());
        json.writeStringField("qty", trade.quantity().toString());
        json.writeStringField("side", OrderJson.side(order.terms().side()));
        json.writeStringField("symbol", order.terms().symbol().value());
        json.writeStringField("leaves_qty", order.leavesQty().toString());
        json.writeStringField("order_id", order.id().toString());
        json.writeStringField("cum_qty", order.filledQty().toString());
        json.writeStringField("order_status", order.status().text());
        json.writeEndObject();
    }

    private void writeAccount(JsonGenerator json) throws IOException {
        Account account = desk.ledger().account();
        BigDecimal held = BigDecimal.ZERO;
        Map<Symbol, BigDecimal> prices = prices();
        for (var position : account.positions().entrySet()) {
            held = held.add(position.getValue().multiply(price(prices, position.getKey())));
        }
        String cash = account.cash().toPlainString();
        String equity = account.cash().add(held).toPlainString();
        json.writeStartObject();
        json.writeStringField("id", ACCOUNT_ID);
        json.writeStringField("account_number", "SIMULATOR");
        json.writeStringField("status", "ACTIVE");
        json.writeStringField("currency", "USD");
        json.writeStringField("cash", cash);
        json.writeStringField("buying_power", cash);
        json.writeStringField("portfolio_value", equity);
        json.writeStringField("equity", equity);
        json.writeBooleanField("trading_blocked", false);
        json.writeBooleanField("account_blocked", false);
        json.writeBooleanField("trade_suspended_by_user", false);
        json.writeBooleanField("shorting_enabled", true);
        json.writeEndObject();
    }

    private void writePositions(JsonGenerator json) throws IOException {
        Map<Symbol, BigDecimal> prices = prices();
        json.writeStartArray();
        for (var position : desk.ledger().account().positions().entrySet()) {
            if (position.getValue().signum() != 0) {
                BigDecimal price = price(prices, position.getKey());
                json.writeStartObject();
                json.writeStringField("asset_id", OrderJson.assetId(position.getKey()));
                json.writeStringField("symbol", position.getKey().value());
                json.writeStringField("asset_class", "us_equity");
                json.writeStringField("qty", position.getValue().toPlainString());
                json.writeStringField("side", position.getValue().signum() > 0 ? "long" : "short");
                json.writeStringField("current_price", price.toPlainString());
                json.writeStringField(
                        "market_value", price.multiply(position.getValue()).toPlainString());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private Map<Symbol, BigDecimal> prices() {
        return desk.exchange().tops().stream()
                .collect(Collectors.toMap(TopOfBook::symbol, top -> top.last().value()));
    }

    private static BigDecimal price(Map<Symbol, BigDecimal> prices, Symbol symbol) {
        return prices.getOrDefault(symbol, BigDecimal.ZERO);
    }

    /** This exchange never closes; its days end at midnight, UTC. */
    private static void writeClock(JsonGenerator json) throws IOException {
        Instant now = Instant.now();
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        json.writeStartObject();
        json.writeStringField("timestamp", now.toString());
        json.writeBooleanField("is_open", true);
        json.writeStringField("next_open", midnight.toString());
        json.writeStringField("next_close", midnight.toString());
        json.writeEndObject();
    }
}

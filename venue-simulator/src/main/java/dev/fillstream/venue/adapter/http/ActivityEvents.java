package dev.fillstream.venue.adapter.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.venue.desk.Desk;
import dev.fillstream.venue.exchange.Booking;
import dev.fillstream.venue.exchange.Channel;
import dev.fillstream.venue.exchange.OrderTerms;
import dev.fillstream.venue.exchange.Update;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;

/**
 * Activity events as a stream of server-sent events: trades, and what became of them. Only those of
 * the past, from {@code since} to before {@code until}; the real one also stays open for those to
 * come.
 */
final class ActivityEvents {

    private final Desk desk;

    ActivityEvents(Desk desk) {
        this.desk = desk;
    }

    void handle(HttpServerRequest request) {
        try {
            Instant since = OrderQueries.time(request.getParam("since"), Instant.MAX);
            Instant until = OrderQueries.time(request.getParam("until"), Instant.MAX);
            if (since.equals(Instant.MAX) || until.equals(Instant.MAX)) {
                Reply.error(request, ApiError.invalid("since and until are required here"));
                return;
            }
            desk.answer(
                    () ->
                            send(
                                    request.response(),
                                    desk.ledger().tradeNews(since, until).stream()
                                            .filter(ActivityEvents::cameHere)
                                            .iterator()));
        } catch (DateTimeException e) {
            Reply.error(request, ApiError.invalid("invalid query: " + e.getMessage()));
        }
    }

    /** Of orders that came another way their clients hear there. */
    private static boolean cameHere(Update update) {
        return update.order().terms().channel() == Channel.HTTP;
    }

    private static void send(HttpServerResponse response, Iterator<Update> updates) {
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        response.drainHandler(_ -> sendMore(response, updates));
        sendMore(response, updates);
    }

    private static void sendMore(HttpServerResponse response, Iterator<Update> updates) {
        while (updates.hasNext() && !response.writeQueueFull()) {
            response.write(
                    Buffer.buffer("data: ")
                            .appendBuffer(event(updates.next()))
                            .appendString("\n\n"));
        }
        if (!updates.hasNext() && !response.ended()) {
            response.end();
        }
    }

    private static Buffer event(Update update) {
        return Json.write(json -> write(json, update));
    }

    private static void write(JsonGenerator json, Update update) throws IOException {
        Booking booking = update.booking();
        String time = booking.time().toString();
        json.writeStartObject();
        json.writeStringField("event_id", ActivityId.of(booking));
        json.writeStringField("account_id", AccountApi.ACCOUNT_ID);
        json.writeStringField("activity_type", "FILL");
        json.writeStringField("at", time);
        json.writeStringField("executed_at", time);
        json.writeStringField(
                "settle_date",
                LocalDate.ofInstant(booking.time(), ZoneOffset.UTC).plusDays(1).toString());
        json.writeStringField("currency", "USD");
        json.writeStringField("ref_id", booking.execId().toString());
        json.writeStringField("status", status(booking));
        switch (booking) {
            case Booking.Traded trade -> {
                json.writeStringField("qty", trade.quantity().toString());
                json.writeStringField("price", trade.price().toString());
            }
            case Booking.TradeCanceled(_, _, var trade, _) ->
                    json.writeStringField("previous_id", trade.execId().toString());
            case Booking.TradeCorrected(_, _, var trade, var price, _) -> {
                json.writeStringField("previous_id", trade.execId().toString());
                json.writeStringField("qty", trade.quantity().toString());
                json.writeStringField("price", price.toString());
            }
            case Booking other -> throw new IllegalArgumentException("no trade: " + other);
        }
        json.writeObjectFieldStart("details");
        writeOrder(json, update);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeOrder(JsonGenerator json, Update update) throws IOException {
        var order = update.order();
        OrderTerms terms = order.terms();
        json.writeStringField("execution_type", UpdateJson.event(update));
        json.writeStringField("order_id", order.id().toString());
        json.writeStringField("client_order_id", terms.clientOrderId().value());
        json.writeStringField("side", OrderJson.side(terms.side()));
        json.writeStringField("symbol", terms.symbol().value());
        json.writeStringField("asset_id", OrderJson.assetId(terms.symbol()));
        json.writeStringField("leaves_qty", order.leavesQty().toString());
        json.writeStringField("cum_qty", order.filledQty().toString());
        json.writeStringField("order_status", order.status().text());
    }

    private static String status(Booking booking) {
        return switch (booking) {
            case Booking.TradeCanceled _ -> "canceled";
            case Booking.TradeCorrected _ -> "correct";
            default -> "executed";
        };
    }
}

package dev.fillstream.venue.adapter.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.venue.exchange.Booking;
import dev.fillstream.venue.exchange.Update;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** An update as a message of the {@code trade_updates} stream. */
final class UpdateJson {

    private UpdateJson() {}

    static Buffer of(Update update) {
        return Json.write(json -> write(json, update));
    }

    private static void write(JsonGenerator json, Update update) throws IOException {
        json.writeStartObject();
        json.writeStringField("stream", "trade_updates");
        json.writeObjectFieldStart("data");
        json.writeStringField("event", event(update));
        json.writeStringField("execution_id", update.booking().execId().toString());
        json.writeStringField("timestamp", update.booking().time().toString());
        json.writeFieldName("order");
        OrderJson.write(json, update.order());
        if (update.booking() instanceof Booking.Traded trade) {
            json.writeStringField("price", trade.price().toString());
            json.writeStringField("qty", trade.quantity().toString());
            json.writeStringField("position_qty", update.positionQty().toPlainString());
        }
        if (update.booking() instanceof Booking.TradeCanceled(_, _, var trade, _)) {
            json.writeStringField("previous_execution_id", trade.execId().toString());
        }
        if (update.booking() instanceof Booking.TradeCorrected(_, _, var trade, var price, _)) {
            json.writeStringField("previous_execution_id", trade.execId().toString());
            json.writeStringField("price", price.toString());
            json.writeStringField("qty", trade.quantity().toString());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What the stream calls it. */
    static String event(Update update) {
        return switch (update.booking()) {
            case Booking.Accepted accepted -> "new";
            case Booking.Triggered triggered ->
                    throw new IllegalArgumentException("the stream has no word for it");
            case Booking.Traded trade -> update.order().isOpen() ? "partial_fill" : "fill";
            case Booking.TradeCanceled bust -> "trade_bust";
            case Booking.TradeCorrected correction -> "trade_correct";
            case Booking.Canceled canceled -> "canceled";
            case Booking.Expired expired -> "expired";
            case Booking.Rejected rejected -> "rejected";
            case Booking.Replaced replaced -> "replaced";
        };
    }
}

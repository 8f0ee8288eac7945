package dev.fillstream.venue.adapter.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.venue.exchange.Booking;
import dev.fillstream.venue.exchange.Channel;
import dev.fillstream.venue.exchange.OrderTerms;
import dev.fillstream.venue.exchange.Update;
import dev.fillstream.venue.exchange.VenueOrder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** How a booking stands in the journal. */
final class JournalFormat {

    static final JsonFactory JSON = new JsonFactory();

    private JournalFormat() {}

    static void write(List<Update> updates, ByteArrayOutputStream out) {
        for (Update update : updates) {
            try {
                writeLine(update, out);
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory cannot fail", e);
            }
        }
    }

    private static void writeLine(Update update, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            writeBooking(json, update);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeBooking(JsonGenerator json, Update update) throws IOException {
        switch (update.booking()) {
            case Booking.Accepted(var order) -> {
                writeCommon(json, "order", update);
                writeTerms(json, order);
            }
            case Booking.Traded trade -> {
                writeCommon(json, "trade", update);
                json.writeStringField("execId", trade.execId().toString());
                json.writeStringField("symbol", update.order().terms().symbol().value());
                json.writeStringField("side", lower(update.order().terms().side()));
                json.writeStringField("qty", trade.quantity().toString());
                json.writeStringField("price", trade.price().toString());
                json.writeStringField("makerTaker", lower(trade.liquidity()));
            }
            case Booking.TradeCanceled bust -> {
                writeEnd(json, "trade_canceled", update);
                writeTrade(json, bust.trade());
            }
            case Booking.TradeCorrected correction -> {
                writeEnd(json, "trade_corrected", update);
                writeTrade(json, correction.trade());
                json.writeStringField("correctedPrice", correction.price().toString());
            }
            case Booking.Triggered triggered -> writeEnd(json, "triggered", update);
            case Booking.Canceled canceled -> writeEnd(json, "canceled", update);
            case Booking.Expired expired -> writeEnd(json, "expired", update);
            case Booking.Rejected rejected -> writeEnd(json, "rejected", update);
            case Booking.Replaced replaced -> {
                writeEnd(json, "replaced", update);
                json.writeStringField("replacedBy", replaced.replacedBy().toString());
            }
        }
    }

    /** The trade that something happened to, as it was before. */
    private static void writeTrade(JsonGenerator json, Booking.Traded trade) throws IOException {
        json.writeStringField("execRefId", trade.execId().toString());
        json.writeStringField("qty", trade.quantity().toString());
        json.writeStringField("price", trade.price().toString());
        json.writeStringField("makerTaker", lower(trade.liquidity()));
        json.writeStringField("tradeTime", trade.time().toString());
    }

    private static void writeCommon(JsonGenerator json, String kind, Update update)
            throws IOException {
        json.writeStringField("kind", kind);
        json.writeStringField("time", update.booking().time().toString());
        json.writeStringField("clientOrderId", update.order().terms().clientOrderId().value());
        json.writeStringField("venueOrderId", update.order().id().toString());
    }

    private static void writeEnd(JsonGenerator json, String kind, Update update)
            throws IOException {
        writeCommon(json, kind, update);
        json.writeStringField("execId", update.booking().execId().toString());
    }

    private static void writeTerms(JsonGenerator json, VenueOrder order) throws IOException {
        OrderTerms terms = order.terms();
        json.writeStringField("symbol", terms.symbol().value());
        json.writeStringField("side", lower(terms.side()));
        json.writeStringField("type", type(terms.ordType()));
        json.writeStringField("timeInForce", TimeInForceText.of(terms.timeInForce()));
        if (terms.timeInForce() instanceof TimeInForce.GoodTillDate(var expireTime)) {
            json.writeStringField("expireTime", expireTime.toString());
        }
        json.writeStringField("qty", terms.orderQty().toString());
        if (terms.ordType().limitPrice().isPresent()) {
            json.writeStringField("limitPrice", terms.ordType().limitPrice().get().toString());
        }
        if (terms.ordType().stopPrice().isPresent()) {
            json.writeStringField("stopPrice", terms.ordType().stopPrice().get().toString());
        }
        if (order.replaces().isPresent()) {
            json.writeStringField("replaces", order.replaces().get().toString());
            json.writeStringField("filledQty", order.filledQty().toString());
            json.writeStringField("filledNotional", order.filledNotional().toPlainString());
        }
        if (terms.channel() != Channel.HTTP) {
            json.writeStringField("channel", lower(terms.channel()));
        }
        if (order.triggered()) {
            json.writeStringField("triggered", "true");
        }
    }

    private static String type(OrdType ordType) {
        return switch (ordType) {
            case OrdType.Market() -> "market";
            case OrdType.Limit(_) -> "limit";
            case OrdType.Stop(_) -> "stop";
            case OrdType.StopLimit(_, _) -> "stop_limit";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package dev.fillstream.venue.adapter.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.exchange.OrderStatus;
import dev.fillstream.venue.exchange.OrderTerms;
import dev.fillstream.venue.exchange.VenueOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as Alpaca shows it: every field always there, amounts as strings. */
final class OrderJson {

    private OrderJson() {}

    static void write(JsonGenerator json, VenueOrder order) throws IOException {
        write(json, order, order.status().text());
    }

    /** As the answer to its submission shows it: in, but not yet at work. */
    static void writeSubmitted(JsonGenerator json, VenueOrder order) throws IOException {
        write(
                json,
                order,
                order.status() == OrderStatus.NEW ? "pending_new" : order.status().text());
    }

    private static void write(JsonGenerator json, VenueOrder order, String status)
            throws IOException {
        OrderTerms terms = order.terms();
        json.writeStartObject();
        json.writeStringField("id", order.id().toString());
        json.writeStringField("client_order_id", terms.clientOrderId().value());
        writeTimes(json, order);
        Json.text(json, "replaced_by", order.replacedBy().orElse(null));
        Json.text(json, "replaces", order.replaces().orElse(null));
        json.writeStringField("asset_id", assetId(terms.symbol()));
        json.writeStringField("symbol", terms.symbol().value());
        json.writeStringField("asset_class", "us_equity");
        json.writeNullField("notional");
        json.writeStringField("qty", terms.orderQty().toString());
        json.writeStringField("filled_qty", order.filledQty().toString());
        var average = order.averagePrice();
        Json.text(json, "filled_avg_price", average == null ? null : average.toPlainString());
        json.writeStringField("order_class", "");
        json.writeStringField("order_type", type(terms.ordType()));
        json.writeStringField("type", type(terms.ordType()));
        json.writeStringField("side", side(terms.side()));
        json.writeStringField("time_in_force", timeInForce(terms.timeInForce()));
        Json.text(json, "limit_price", terms.ordType().limitPrice().orElse(null));
        Json.text(json, "stop_price", terms.ordType().stopPrice().orElse(null));
        json.writeStringField("status", status);
        json.writeBooleanField("extended_hours", false);
        json.writeNullField("legs");
        json.writeNullField("trail_percent");
        json.writeNullField("trail_price");
        json.writeNullField("hwm");
        json.writeEndObject();
    }

    static String side(Side side) {
        return side.isBuy() ? "buy" : "sell";
    }

    /** The same for the same symbol, everywhere and always. */
    static String assetId(Symbol symbol) {
        byte[] name = symbol.value().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    private static void writeTimes(JsonGenerator json, VenueOrder order) throws IOException {
        String submittedAt = order.submittedAt().toString();
        String changedAt = order.changedAt().toString();
        json.writeStringField("created_at", submittedAt);
        json.writeStringField("updated_at", changedAt);
        json.writeStringField("submitted_at", submittedAt);
        OrderStatus status = order.status();
        Json.text(json, "filled_at", at(status == OrderStatus.FILLED, changedAt));
        Json.text(json, "expired_at", at(status == OrderStatus.EXPIRED, changedAt));
        Json.text(json, "canceled_at", at(status == OrderStatus.CANCELED, changedAt));
        Json.text(json, "failed_at", at(status == OrderStatus.REJECTED, changedAt));
        Json.text(json, "replaced_at", at(status == OrderStatus.REPLACED, changedAt));
    }

    private static @Nullable String at(boolean happened, String time) {
        return happened ? time : null;
    }

    private static String type(OrdType ordType) {
        return switch (ordType) {
            case OrdType.Market() -> "market";
            case OrdType.Limit(_) -> "limit";
            case OrdType.Stop(_) -> "stop";
            case OrdType.StopLimit(_, _) -> "stop_limit";
        };
    }

    private static String timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day() -> "day";
            case TimeInForce.GoodTillCancel(), TimeInForce.GoodTillDate(_) -> "gtc";
            case TimeInForce.ImmediateOrCancel() -> "ioc";
            case TimeInForce.FillOrKill() -> "fok";
        };
    }
}

package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.Replacement;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders between our model and Alpaca's JSON. */
final class AlpacaOrders {

    private AlpacaOrders() {}

    static JsonObject toJson(NewOrderSingle order) {
        JsonObject json =
                new JsonObject()
                        .put("client_order_id", order.orderId().toString())
                        .put("symbol", order.symbol().value())
                        .put("qty", order.orderQty().toString())
                        .put("side", order.side().isBuy() ? "buy" : "sell")
                        .put("type", type(order.ordType()))
                        .put("time_in_force", timeInForce(order.timeInForce()));
        order.ordType().limitPrice().ifPresent(p -> json.put("limit_price", p.toString()));
        order.ordType().stopPrice().ifPresent(p -> json.put("stop_price", p.toString()));
        return json;
    }

    /** What a replace asks for; what it leaves out stays. */
    static JsonObject toJson(Replacement replacement) {
        JsonObject json =
                new JsonObject()
                        .put("client_order_id", replacement.requestId().toString())
                        .put("qty", replacement.wanted().orderQty().toString());
        OrdType type = replacement.wanted().ordType();
        type.limitPrice().ifPresent(p -> json.put("limit_price", p.toString()));
        type.stopPrice().ifPresent(p -> json.put("stop_price", p.toString()));
        return json;
    }

    /** Whether Alpaca has this order's terms at all: a stop that waits cannot have to trade now. */
    static boolean isSupported(NewOrderSingle order) {
        return order.ordType().stopPrice().isEmpty() || mayWait(order.timeInForce());
    }

    private static boolean mayWait(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day(), TimeInForce.GoodTillCancel(), TimeInForce.GoodTillDate(_) ->
                    true;
            case TimeInForce.ImmediateOrCancel(), TimeInForce.FillOrKill() -> false;
        };
    }

    /**
     * What Alpaca's order object says.
     *
     * @throws InvalidValue where it is not an order of ours that can be understood
     */
    static AlpacaOrder read(JsonObject order) {
        String status = text(order, "status", "");
        if (status.isEmpty()) {
            throw new InvalidValue("status", InvalidValue.Code.FIELD_REQUIRED, "is required");
        }
        return new AlpacaOrder(
                OrderId.parse(text(order, "client_order_id", "")),
                new VenueOrderId(text(order, "id", "")),
                status,
                Quantity.parse("filled_qty", text(order, "filled_qty", "0")),
                new VenueOrderId(text(order, "replaces", "")),
                new VenueOrderId(text(order, "replaced_by", "")),
                terms(order),
                time(text(order, "submitted_at", text(order, "created_at", ""))),
                time(text(order, "updated_at", "")));
    }

    /** What the order is said to be. */
    static VenueReport.Terms terms(JsonObject order) {
        Optional<Boolean> isBuy =
                switch (text(order, "side", "")) {
                    case "" -> Optional.empty();
                    case "buy" -> Optional.of(true);
                    default -> Optional.of(false);
                };
        return new VenueReport.Terms(text(order, "symbol", ""), isBuy);
    }

    /** A field as text; the default where it is absent or null. */
    static String text(JsonObject json, String field, String absent) {
        Object value = json.getValue(field);
        return value == null ? absent : value.toString();
    }

    /**
     * @throws InvalidValue where it is no RFC 3339 time
     */
    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidValue(
                    "timestamp", InvalidValue.Code.FIELD_MALFORMED, "must be an RFC 3339 time");
        }
    }

    static @Nullable JsonObject parsed(@Nullable String body) {
        try {
            return body == null ? null : new JsonObject(body);
        } catch (io.vertx.core.json.DecodeException e) {
            return null;
        }
    }

    private static String type(OrdType type) {
        return switch (type) {
            case OrdType.Market() -> "market";
            case OrdType.Limit _ -> "limit";
            case OrdType.Stop _ -> "stop";
            case OrdType.StopLimit _ -> "stop_limit";
        };
    }

    private static String timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day() -> "day";
            // It keeps no dates; we take the order back when its time is over.
            case TimeInForce.GoodTillCancel(), TimeInForce.GoodTillDate(_) -> "gtc";
            case TimeInForce.ImmediateOrCancel() -> "ioc";
            case TimeInForce.FillOrKill() -> "fok";
        };
    }
}

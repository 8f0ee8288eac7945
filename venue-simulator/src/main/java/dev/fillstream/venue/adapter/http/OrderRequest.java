package dev.fillstream.venue.adapter.http;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.exchange.Changes;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.OrderTerms;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of a request body, on their way to the exchange's own types. */
record OrderRequest(Map<String, String> fields) {

    /** The request cannot be meant. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        private Invalid(String message) {
            super(message, null, false, false);
        }

        ApiError error() {
            return ApiError.invalid(String.valueOf(getMessage()));
        }
    }

    OrderTerms toTerms() throws Invalid {
        try {
            refuseUnsupported();
            return new OrderTerms(
                    clientOrderId(),
                    new Symbol(required("symbol")),
                    side(),
                    ordType(),
                    timeInForce(required("time_in_force")),
                    Quantity.parsePositive("qty", required("qty")));
        } catch (InvalidValue e) {
            throw new Invalid(String.valueOf(e.getMessage()));
        }
    }

    Changes toChanges() throws Invalid {
        try {
            return new Changes(
                    clientOrderId(),
                    optional("qty").map(text -> Quantity.parsePositive("qty", text)),
                    optional("limit_price").map(text -> Price.parsePositive("limit_price", text)),
                    optional("stop_price").map(text -> Price.parsePositive("stop_price", text)),
                    fields.containsKey("time_in_force")
                            ? Optional.of(timeInForce(required("time_in_force")))
                            : Optional.empty());
        } catch (InvalidValue e) {
            throw new Invalid(String.valueOf(e.getMessage()));
        }
    }

    /** What the real one takes and this one does not must not be taken for something else. */
    private void refuseUnsupported() throws Invalid {
        if (fields.containsKey("notional")) {
            throw new Invalid("notional orders are not supported");
        }
        String orderClass = fields.getOrDefault("order_class", "");
        if (!orderClass.isEmpty() && !orderClass.equals("simple")) {
            throw new Invalid("invalid order_class " + orderClass);
        }
    }

    private ClientOrderId clientOrderId() throws Invalid {
        String text = fields.get("client_order_id");
        if (text == null || text.isEmpty()) {
            return new ClientOrderId(UUID.randomUUID().toString());
        }
        if (text.length() > ClientOrderId.MAX_LENGTH) {
            throw new Invalid("client_order_id must be no more than 48 characters");
        }
        if (!ClientOrderId.isValid(text)) {
            throw new Invalid("invalid client_order_id");
        }
        return new ClientOrderId(text);
    }

    private Side side() throws Invalid {
        return switch (required("side")) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new Invalid("invalid side");
        };
    }

    private OrdType ordType() throws Invalid {
        String type = required("type");
        if (!type.endsWith("limit") && fields.containsKey("limit_price")) {
            throw new Invalid(type + " orders require no limit_price");
        }
        if (!type.startsWith("stop") && fields.containsKey("stop_price")) {
            throw new Invalid(type + " orders require no stop_price");
        }
        return switch (type) {
            case "market" -> new OrdType.Market();
            case "limit" -> new OrdType.Limit(price("limit_price"));
            case "stop" -> new OrdType.Stop(price("stop_price"));
            case "stop_limit" -> new OrdType.StopLimit(price("limit_price"), price("stop_price"));
            default -> throw new Invalid("invalid order type");
        };
    }

    private static TimeInForce timeInForce(String text) throws Invalid {
        return switch (text) {
            case "day" -> TimeInForce.DAY;
            case "gtc" -> TimeInForce.GTC;
            case "ioc" -> TimeInForce.IOC;
            case "fok" -> TimeInForce.FOK;
            default -> throw new Invalid("invalid time_in_force");
        };
    }

    private Price price(String name) throws Invalid {
        return Price.parsePositive(name, required(name));
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private String required(String name) throws Invalid {
        @Nullable String text = fields.get(name);
        if (text == null || text.isEmpty()) {
            throw new Invalid(name + " is required");
        }
        return text;
    }
}

package dev.fillstream.venue.adapter.fix;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.exchange.Changes;
import dev.fillstream.venue.exchange.Channel;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.OrderTerms;
import java.time.ZoneOffset;
import java.util.Optional;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.ClOrdID;
import quickfix.field.ExpireTime;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.StopPx;

/** The fields of a message, on their way to the exchange's own types. */
record FixRequest(Message message) {

    /**
     * @throws InvalidValue where a field has no meaning
     * @throws FieldNotFound where one is missing
     */
    OrderTerms toTerms() throws FieldNotFound {
        return new OrderTerms(
                clOrdId(),
                new Symbol(message.getString(quickfix.field.Symbol.FIELD)),
                side(),
                ordType(),
                timeInForce(),
                quantity(),
                Channel.FIX);
    }

    Changes toChanges() throws FieldNotFound {
        return new Changes(
                clOrdId(),
                Optional.of(quantity()),
                price(quickfix.field.Price.FIELD),
                price(StopPx.FIELD),
                Optional.empty());
    }

    ClientOrderId clOrdId() throws FieldNotFound {
        return id(message.getString(ClOrdID.FIELD));
    }

    ClientOrderId origClOrdId() throws FieldNotFound {
        return id(message.getString(OrigClOrdID.FIELD));
    }

    String text(int field) throws FieldNotFound {
        return message.isSetField(field) ? message.getString(field) : "";
    }

    private static ClientOrderId id(String text) {
        if (!ClientOrderId.isValid(text)) {
            throw new InvalidValue(
                    "clOrdId", InvalidValue.Code.FIELD_MALFORMED, "must be 1 to 48 characters");
        }
        return new ClientOrderId(text);
    }

    private Quantity quantity() throws FieldNotFound {
        return Quantity.parsePositive("orderQty", message.getString(OrderQty.FIELD));
    }

    private Optional<Price> price(int field) throws FieldNotFound {
        return message.isSetField(field)
                ? Optional.of(Price.parsePositive("price", message.getString(field)))
                : Optional.empty();
    }

    private Price required(int field) throws FieldNotFound {
        return Price.parsePositive("price", message.getString(field));
    }

    private Side side() throws FieldNotFound {
        return switch (message.getChar(quickfix.field.Side.FIELD)) {
            case quickfix.field.Side.BUY -> Side.BUY;
            case quickfix.field.Side.SELL, quickfix.field.Side.SELL_SHORT -> Side.SELL;
            default -> throw unknown("side");
        };
    }

    private OrdType ordType() throws FieldNotFound {
        return switch (message.getChar(quickfix.field.OrdType.FIELD)) {
            case quickfix.field.OrdType.MARKET -> new OrdType.Market();
            case quickfix.field.OrdType.LIMIT ->
                    new OrdType.Limit(required(quickfix.field.Price.FIELD));
            case quickfix.field.OrdType.STOP_STOP_LOSS -> new OrdType.Stop(required(StopPx.FIELD));
            case quickfix.field.OrdType.STOP_LIMIT ->
                    new OrdType.StopLimit(
                            required(quickfix.field.Price.FIELD), required(StopPx.FIELD));
            default -> throw unknown("ordType");
        };
    }

    private TimeInForce timeInForce() throws FieldNotFound {
        char text =
                message.isSetField(quickfix.field.TimeInForce.FIELD)
                        ? message.getChar(quickfix.field.TimeInForce.FIELD)
                        : quickfix.field.TimeInForce.DAY;
        return switch (text) {
            case quickfix.field.TimeInForce.DAY -> TimeInForce.DAY;
            case quickfix.field.TimeInForce.GOOD_TILL_CANCEL -> TimeInForce.GTC;
            case quickfix.field.TimeInForce.IMMEDIATE_OR_CANCEL -> TimeInForce.IOC;
            case quickfix.field.TimeInForce.FILL_OR_KILL -> TimeInForce.FOK;
            case quickfix.field.TimeInForce.GOOD_TILL_DATE ->
                    new TimeInForce.GoodTillDate(
                            message.getUtcTimeStamp(ExpireTime.FIELD).toInstant(ZoneOffset.UTC));
            default -> throw unknown("timeInForce");
        };
    }

    private static InvalidValue unknown(String field) {
        return new InvalidValue(field, InvalidValue.Code.ENUM_UNKNOWN, "is not one of ours");
    }
}

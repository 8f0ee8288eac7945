package dev.fillstream.execution.adapter.venue.fix;

import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.Replacement;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quickfix.Message;
import quickfix.UtcTimestampPrecision;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.ExpireTime;
import quickfix.field.HandlInst;
import quickfix.field.MsgType;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.Price;
import quickfix.field.StopPx;
import quickfix.field.Symbol;
import quickfix.field.TransactTime;

/** From our requests to FIX messages. Amounts are written as they stand, never as fractions. */
final class FixMessages {

    private FixMessages() {}

    static Message newOrderSingle(NewOrderSingle order, Instant now) {
        Message message = about(MsgType.ORDER_SINGLE, order, now);
        message.setString(ClOrdID.FIELD, order.orderId().toString());
        message.setString(OrderQty.FIELD, order.orderQty().toString());
        setTerms(message, order.ordType(), order.timeInForce());
        return message;
    }

    static Message orderCancelRequest(OrderAtVenue target, String clOrdId, Instant now) {
        Message message = about(MsgType.ORDER_CANCEL_REQUEST, target.order(), now);
        setTarget(message, target);
        message.setString(ClOrdID.FIELD, clOrdId);
        message.setString(OrderQty.FIELD, target.order().orderQty().toString());
        return message;
    }

    static Message orderCancelReplaceRequest(Replacement replacement, Instant now) {
        NewOrderSingle order = replacement.target().order();
        Message message = about(MsgType.ORDER_CANCEL_REPLACE_REQUEST, order, now);
        setTarget(message, replacement.target());
        message.setString(ClOrdID.FIELD, replacement.requestId().toString());
        message.setString(OrderQty.FIELD, replacement.wanted().orderQty().toString());
        setTerms(message, replacement.wanted().ordType(), order.timeInForce());
        return message;
    }

    static Message orderStatusRequest(OrderAtVenue order, String requestId) {
        Message message = new Message();
        message.getHeader().setString(MsgType.FIELD, MsgType.ORDER_STATUS_REQUEST);
        setInstrument(message, order.order());
        message.setString(ClOrdID.FIELD, order.clientOrderId().toString());
        message.setString(OrdStatusReqID.FIELD, requestId);
        return message;
    }

    private static Message about(String type, NewOrderSingle order, Instant now) {
        Message message = new Message();
        message.getHeader().setString(MsgType.FIELD, type);
        message.setString(Account.FIELD, order.account().value());
        setInstrument(message, order);
        setTime(message, TransactTime.FIELD, now);
        return message;
    }

    private static void setInstrument(Message message, NewOrderSingle order) {
        message.setString(Symbol.FIELD, order.symbol().value());
        message.setChar(quickfix.field.Side.FIELD, side(order.side()));
    }

    private static void setTarget(Message message, OrderAtVenue target) {
        message.setString(OrigClOrdID.FIELD, target.clientOrderId().toString());
        if (target.venueOrderId().isKnown()) {
            message.setString(OrderID.FIELD, target.venueOrderId().toString());
        }
    }

    private static void setTerms(Message message, OrdType type, TimeInForce timeInForce) {
        message.setChar(
                HandlInst.FIELD,
                HandlInst.AUTOMATED_EXECUTION_ORDER_PRIVATE_NO_BROKER_INTERVENTION);
        message.setChar(quickfix.field.OrdType.FIELD, type(type));
        type.limitPrice().ifPresent(price -> message.setString(Price.FIELD, price.toString()));
        type.stopPrice().ifPresent(price -> message.setString(StopPx.FIELD, price.toString()));
        message.setChar(quickfix.field.TimeInForce.FIELD, timeInForce(timeInForce));
        if (timeInForce instanceof TimeInForce.GoodTillDate(Instant expireTime)) {
            setTime(message, ExpireTime.FIELD, expireTime);
        }
    }

    private static void setTime(Message message, int field, Instant time) {
        message.setUtcTimeStamp(
                field, LocalDateTime.ofInstant(time, ZoneOffset.UTC), UtcTimestampPrecision.MICROS);
    }

    private static char side(Side side) {
        return switch (side) {
            case BUY -> quickfix.field.Side.BUY;
            case SELL -> quickfix.field.Side.SELL;
            case SELL_SHORT -> quickfix.field.Side.SELL_SHORT;
        };
    }

    private static char type(OrdType type) {
        return switch (type) {
            case OrdType.Market() -> quickfix.field.OrdType.MARKET;
            case OrdType.Limit _ -> quickfix.field.OrdType.LIMIT;
            case OrdType.Stop _ -> quickfix.field.OrdType.STOP_STOP_LOSS;
            case OrdType.StopLimit _ -> quickfix.field.OrdType.STOP_LIMIT;
        };
    }

    private static char timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day() -> quickfix.field.TimeInForce.DAY;
            case TimeInForce.GoodTillCancel() -> quickfix.field.TimeInForce.GOOD_TILL_CANCEL;
            case TimeInForce.ImmediateOrCancel() -> quickfix.field.TimeInForce.IMMEDIATE_OR_CANCEL;
            case TimeInForce.FillOrKill() -> quickfix.field.TimeInForce.FILL_OR_KILL;
            case TimeInForce.GoodTillDate _ -> quickfix.field.TimeInForce.GOOD_TILL_DATE;
        };
    }
}

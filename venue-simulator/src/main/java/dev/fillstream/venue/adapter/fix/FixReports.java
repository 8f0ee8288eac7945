package dev.fillstream.venue.adapter.fix;

import dev.fillstream.venue.exchange.Booking;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.Refusal;
import dev.fillstream.venue.exchange.Update;
import dev.fillstream.venue.exchange.VenueOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import quickfix.Message;
import quickfix.UtcTimestampPrecision;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.CxlRejReason;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.ExecID;
import quickfix.field.ExecRefID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TransactTime;

/** What clients are told, as messages. */
final class FixReports {

    private static final String NONE = "NONE";

    private FixReports() {}

    /**
     * The report of a booking; empty for the end of an order that another one replaced, which tells
     * of it itself.
     *
     * @param name what the report is about: the order's own id, or that of the request to cancel it
     * @param orig the order's id where {@code name} is another
     */
    static Optional<Message> of(Update update, String name, Optional<ClientOrderId> orig) {
        Booking booking = update.booking();
        if (booking instanceof Booking.Replaced) {
            return Optional.empty();
        }
        Message message = order(update.order(), name, orig, execType(booking), booking.time());
        message.setString(ExecID.FIELD, booking.execId().toString());
        switch (booking) {
            case Booking.Traded trade -> setTrade(message, trade);
            case Booking.TradeCanceled bust -> {
                setTrade(message, bust.trade());
                message.setString(ExecRefID.FIELD, bust.trade().execId().toString());
            }
            case Booking.TradeCorrected correction -> {
                setTrade(message, correction.trade());
                message.setString(LastPx.FIELD, correction.price().toString());
                message.setString(ExecRefID.FIELD, correction.trade().execId().toString());
            }
            case Booking.Rejected _ -> message.setInt(OrdRejReason.FIELD, OrdRejReason.OTHER);
            case Booking.Accepted _,
                    Booking.Triggered _,
                    Booking.Canceled _,
                    Booking.Expired _,
                    Booking.Replaced _ -> {
                // All is said.
            }
        }
        return Optional.of(message);
    }

    /** How an order stands. */
    static Message status(VenueOrder order, String execId, String requestId) {
        Message message =
                order(
                        order,
                        order.terms().clientOrderId().value(),
                        Optional.empty(),
                        ExecType.ORDER_STATUS,
                        order.changedAt());
        message.setString(ExecID.FIELD, execId);
        setRequestId(message, requestId);
        return message;
    }

    /** There is no such order. */
    static Message unknown(FixRequest request, String name, String requestId)
            throws quickfix.FieldNotFound {
        Message message = rejected(request, name, "unknown order", OrdRejReason.UNKNOWN_ORDER);
        message.setChar(ExecType.FIELD, ExecType.ORDER_STATUS);
        setRequestId(message, requestId);
        return message;
    }

    /** An order that was not taken. */
    static Message rejected(FixRequest request, String name, String text, int reason)
            throws quickfix.FieldNotFound {
        Message message = message(MsgType.EXECUTION_REPORT);
        message.setString(OrderID.FIELD, NONE);
        message.setString(ClOrdID.FIELD, name);
        message.setString(ExecID.FIELD, "r-" + name);
        message.setChar(ExecType.FIELD, ExecType.REJECTED);
        message.setChar(OrdStatus.FIELD, OrdStatus.REJECTED);
        message.setInt(OrdRejReason.FIELD, reason);
        message.setString(Symbol.FIELD, request.text(Symbol.FIELD));
        if (request.message().isSetField(Side.FIELD)) {
            message.setString(Side.FIELD, request.text(Side.FIELD));
        }
        message.setString(LeavesQty.FIELD, "0");
        message.setString(CumQty.FIELD, "0");
        message.setString(AvgPx.FIELD, "0");
        message.setString(Text.FIELD, text);
        return message;
    }

    static int reason(Refusal refusal) {
        return switch (refusal) {
            case CLIENT_ORDER_ID_IN_USE -> OrdRejReason.DUPLICATE_ORDER;
            case SYMBOL_UNKNOWN -> OrdRejReason.UNKNOWN_SYMBOL;
            case STOP_MUST_WAIT -> OrdRejReason.UNSUPPORTED_ORDER_CHARACTERISTIC;
            case PRICE_OFF_TICK,
                    ORDER_UNKNOWN,
                    ORDER_OPEN,
                    ORDER_NOT_OPEN,
                    REPLACEMENT_IMPOSSIBLE ->
                    OrdRejReason.OTHER;
        };
    }

    /** A request to cancel or replace that was not done. */
    static Message cancelReject(
            String clOrdId,
            String origClOrdId,
            Optional<VenueOrder> order,
            char responseTo,
            Refusal refusal) {
        Message message = message(MsgType.ORDER_CANCEL_REJECT);
        message.setString(OrderID.FIELD, order.map(it -> it.id().toString()).orElse(NONE));
        message.setString(ClOrdID.FIELD, clOrdId);
        message.setString(OrigClOrdID.FIELD, origClOrdId);
        message.setChar(
                OrdStatus.FIELD, order.map(FixReports::ordStatus).orElse(OrdStatus.REJECTED));
        message.setChar(CxlRejResponseTo.FIELD, responseTo);
        message.setInt(CxlRejReason.FIELD, cancelReason(refusal));
        message.setString(Text.FIELD, refusal.name());
        return message;
    }

    private static int cancelReason(Refusal refusal) {
        return switch (refusal) {
            case ORDER_UNKNOWN -> CxlRejReason.UNKNOWN_ORDER;
            case ORDER_NOT_OPEN -> CxlRejReason.TOO_LATE_TO_CANCEL;
            case CLIENT_ORDER_ID_IN_USE -> CxlRejReason.DUPLICATE_CLORDID_RECEIVED;
            case SYMBOL_UNKNOWN,
                    STOP_MUST_WAIT,
                    PRICE_OFF_TICK,
                    ORDER_OPEN,
                    REPLACEMENT_IMPOSSIBLE ->
                    CxlRejReason.OTHER;
        };
    }

    private static Message order(
            VenueOrder order,
            String name,
            Optional<ClientOrderId> orig,
            char execType,
            Instant time) {
        Message message = message(MsgType.EXECUTION_REPORT);
        message.setString(OrderID.FIELD, order.id().toString());
        message.setString(ClOrdID.FIELD, name);
        orig.ifPresent(id -> message.setString(OrigClOrdID.FIELD, id.value()));
        message.setChar(ExecType.FIELD, execType);
        message.setChar(OrdStatus.FIELD, ordStatus(order));
        message.setString(Symbol.FIELD, order.terms().symbol().value());
        message.setChar(Side.FIELD, order.terms().side().isBuy() ? Side.BUY : Side.SELL);
        message.setString(OrderQty.FIELD, order.terms().orderQty().toString());
        message.setString(LeavesQty.FIELD, order.leavesQty().toString());
        message.setString(CumQty.FIELD, order.filledQty().toString());
        BigDecimal average = order.averagePrice();
        message.setString(AvgPx.FIELD, average == null ? "0" : average.toPlainString());
        message.setUtcTimeStamp(
                TransactTime.FIELD,
                LocalDateTime.ofInstant(time, ZoneOffset.UTC),
                UtcTimestampPrecision.NANOS);
        return message;
    }

    private static void setTrade(Message message, Booking.Traded trade) {
        message.setString(LastQty.FIELD, trade.quantity().toString());
        message.setString(LastPx.FIELD, trade.price().toString());
    }

    private static void setRequestId(Message message, String requestId) {
        if (!requestId.isEmpty()) {
            message.setString(OrdStatusReqID.FIELD, requestId);
        }
    }

    private static Message message(String type) {
        Message message = new Message();
        message.getHeader().setString(MsgType.FIELD, type);
        return message;
    }

    private static char execType(Booking booking) {
        return switch (booking) {
            case Booking.Accepted(var order) ->
                    order.replaces().isPresent() ? ExecType.REPLACED : ExecType.NEW;
            case Booking.Triggered _ -> ExecType.TRIGGERED_OR_ACTIVATED_BY_SYSTEM;
            case Booking.Traded _ -> ExecType.TRADE;
            case Booking.TradeCanceled _ -> ExecType.TRADE_CANCEL;
            case Booking.TradeCorrected _ -> ExecType.TRADE_CORRECT;
            case Booking.Canceled _ -> ExecType.CANCELED;
            case Booking.Expired _ -> ExecType.EXPIRED;
            case Booking.Rejected _ -> ExecType.REJECTED;
            case Booking.Replaced _ -> ExecType.REPLACED;
        };
    }

    private static char ordStatus(VenueOrder order) {
        return switch (order.status()) {
            case NEW -> OrdStatus.NEW;
            case PARTIALLY_FILLED -> OrdStatus.PARTIALLY_FILLED;
            case FILLED -> OrdStatus.FILLED;
            case CANCELED, REPLACED -> OrdStatus.CANCELED;
            case EXPIRED -> OrdStatus.EXPIRED;
            case REJECTED -> OrdStatus.REJECTED;
        };
    }
}

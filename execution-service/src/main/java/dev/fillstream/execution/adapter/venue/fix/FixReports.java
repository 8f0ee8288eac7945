package dev.fillstream.execution.adapter.venue.fix;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.Currency;
import quickfix.field.ExecID;
import quickfix.field.ExecRefID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.SendingTime;
import quickfix.field.Side;
import quickfix.field.StopPx;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TransactTime;

/** From an ExecutionReport to a report of ours; what cannot be understood throws, never guesses. */
final class FixReports {

    private static final int LONGEST_TEXT = 200;

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuuMMdd-HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter();

    private FixReports() {}

    /**
     * The report in an ExecutionReport; empty for what says nothing new about an order.
     *
     * @throws InvalidValue where a field has no meaning
     * @throws FieldNotFound where one is missing that must be there
     */
    static Optional<VenueReport> toReport(Message message) throws FieldNotFound {
        OrderId clientOrderId = clientOrderId(message);
        VenueOrderId id = venueOrderId(message);
        VenueReport.Terms terms = terms(message, Optional.empty());
        return event(message, id).map(event -> new VenueReport(clientOrderId, id, terms, event));
    }

    /**
     * @param expected empty where any will do
     * @throws InvalidValue where the message names another one
     */
    static void checkCurrency(Message message, Optional<String> expected) throws FieldNotFound {
        String named = optional(message, Currency.FIELD);
        if (!named.isEmpty() && expected.isPresent() && !named.equals(expected.get())) {
            throw new InvalidValue(
                    "currency", InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be " + expected.get());
        }
    }

    /** What the answer to an OrderStatusRequest says, but for the trades: they were reported. */
    static List<VenueReport> status(Message message) throws FieldNotFound {
        OrderId clientOrderId = clientOrderId(message);
        VenueOrderId id = venueOrderId(message);
        Optional<Quantity> cumQty =
                Optional.of(Quantity.parse("cumQty", message.getString(CumQty.FIELD)));
        Instant at = time(message);
        List<OrderEvent> events = new ArrayList<>();
        switch (message.getChar(OrdStatus.FIELD)) {
            case OrdStatus.REJECTED ->
                    events.add(new OrderEvent.VenueRejected(rejection(message), at));
            case OrdStatus.PENDING_NEW -> {
                // The venue has it, and has not taken it.
            }
            case OrdStatus.CANCELED -> {
                events.add(new OrderEvent.Acknowledged(id, at));
                events.add(new OrderEvent.Canceled(at));
            }
            case OrdStatus.EXPIRED -> {
                events.add(new OrderEvent.Acknowledged(id, at));
                events.add(new OrderEvent.Expired(at));
            }
            default -> events.add(new OrderEvent.Acknowledged(id, at));
        }
        VenueReport.Terms terms = terms(message, cumQty);
        return events.stream()
                .map(event -> new VenueReport(clientOrderId, id, terms, event))
                .toList();
    }

    /** Whether an answer to an OrderStatusRequest says that there is no such order. */
    static boolean saysUnknownOrder(Message message) throws FieldNotFound {
        return isRejected(message)
                && message.isSetField(OrdRejReason.FIELD)
                && message.getInt(OrdRejReason.FIELD) == OrdRejReason.UNKNOWN_ORDER;
    }

    /** Whether the order is over, whatever the reason that it names. */
    static boolean isRejected(Message message) throws FieldNotFound {
        return message.getChar(OrdStatus.FIELD) == OrdStatus.REJECTED;
    }

    static Refusal rejection(Message message) throws FieldNotFound {
        return ExecutionCode.VENUE_REJECTED.refusal(
                text(message, ExecutionCode.VENUE_REJECTED.sentence()));
    }

    static String text(Message message, String otherwise) throws FieldNotFound {
        String text = message.isSetField(Text.FIELD) ? message.getString(Text.FIELD) : otherwise;
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    static VenueOrderId venueOrderId(Message message) throws FieldNotFound {
        String id = optional(message, OrderID.FIELD);
        return id.equals("NONE") ? VenueOrderId.UNKNOWN : new VenueOrderId(id);
    }

    static Instant time(Message message) throws FieldNotFound {
        String text =
                message.isSetField(TransactTime.FIELD)
                        ? message.getString(TransactTime.FIELD)
                        : message.getHeader().getString(SendingTime.FIELD);
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new InvalidValue(
                    "transactTime", InvalidValue.Code.FIELD_MALFORMED, "must be a UTCTimestamp");
        }
    }

    /** An order is called by its own id; only a cancel request has an id that is no order's. */
    private static OrderId clientOrderId(Message message) throws FieldNotFound {
        String clOrdId = message.getString(ClOrdID.FIELD);
        return OrderId.parse(
                CancelIds.isCancel(clOrdId) ? message.getString(OrigClOrdID.FIELD) : clOrdId);
    }

    private static VenueReport.Terms terms(Message message, Optional<Quantity> cumQty)
            throws FieldNotFound {
        Optional<Boolean> isBuy =
                message.isSetField(Side.FIELD)
                        ? Optional.of(message.getChar(Side.FIELD) == Side.BUY)
                        : Optional.empty();
        return new VenueReport.Terms(
                optional(message, Symbol.FIELD), isBuy, optional(message, Account.FIELD), cumQty);
    }

    private static Optional<OrderEvent> event(Message message, VenueOrderId id)
            throws FieldNotFound {
        Instant at = time(message);
        OrderEvent event =
                switch (message.getChar(ExecType.FIELD)) {
                    // What replaces an order is acknowledged under its own ClOrdID.
                    case ExecType.NEW, ExecType.REPLACED -> new OrderEvent.Acknowledged(id, at);
                    case ExecType.TRADE ->
                            new OrderEvent.Traded(
                                    execId(message), lastQty(message), lastPx(message), at);
                    case ExecType.TRADE_CANCEL ->
                            new OrderEvent.TradeCanceled(execId(message), execRefId(message), at);
                    case ExecType.TRADE_CORRECT ->
                            new OrderEvent.TradeCorrected(
                                    execId(message),
                                    execRefId(message),
                                    lastQty(message),
                                    lastPx(message),
                                    at);
                    case ExecType.CANCELED -> new OrderEvent.Canceled(at);
                    case ExecType.EXPIRED -> new OrderEvent.Expired(at);
                    case ExecType.REJECTED -> rejected(message, at);
                    case ExecType.DONE_FOR_DAY -> new OrderEvent.DoneForDay(execId(message), at);
                    case ExecType.SUSPENDED -> new OrderEvent.Suspended(execId(message), at);
                    case ExecType.TRIGGERED_OR_ACTIVATED_BY_SYSTEM ->
                            new OrderEvent.Triggered(execId(message), at);
                    case ExecType.RESTATED ->
                            new OrderEvent.Restated(
                                    execId(message),
                                    Quantity.parsePositive(
                                            "orderQty", message.getString(OrderQty.FIELD)),
                                    ordType(message),
                                    at);
                    case ExecType.PENDING_NEW,
                            ExecType.PENDING_CANCEL,
                            ExecType.PENDING_REPLACE,
                            ExecType.ORDER_STATUS,
                            ExecType.CALCULATED,
                            ExecType.STOPPED ->
                            null;
                    default ->
                            throw new InvalidValue(
                                    "execType",
                                    InvalidValue.Code.ENUM_UNKNOWN,
                                    "is not known: " + message.getString(ExecType.FIELD));
                };
        return Optional.ofNullable(event);
    }

    private static OrderEvent rejected(Message message, Instant at) throws FieldNotFound {
        if (!isRejected(message)) {
            throw new InvalidValue(
                    "ordStatus",
                    InvalidValue.Code.FIELD_OUT_OF_RANGE,
                    "is not rejected in a rejection");
        }
        return new OrderEvent.VenueRejected(rejection(message), at);
    }

    private static ExecId execId(Message message) throws FieldNotFound {
        return new ExecId(message.getString(ExecID.FIELD));
    }

    private static ExecId execRefId(Message message) throws FieldNotFound {
        return new ExecId(message.getString(ExecRefID.FIELD));
    }

    private static Quantity lastQty(Message message) throws FieldNotFound {
        return Quantity.parsePositive("lastQty", message.getString(LastQty.FIELD));
    }

    private static Price lastPx(Message message) throws FieldNotFound {
        return Price.parsePositive("lastPx", message.getString(LastPx.FIELD));
    }

    private static OrdType ordType(Message message) throws FieldNotFound {
        return switch (message.getChar(quickfix.field.OrdType.FIELD)) {
            case quickfix.field.OrdType.MARKET -> new OrdType.Market();
            case quickfix.field.OrdType.LIMIT ->
                    new OrdType.Limit(price(message, quickfix.field.Price.FIELD));
            case quickfix.field.OrdType.STOP_STOP_LOSS ->
                    new OrdType.Stop(price(message, StopPx.FIELD));
            case quickfix.field.OrdType.STOP_LIMIT ->
                    new OrdType.StopLimit(
                            price(message, quickfix.field.Price.FIELD),
                            price(message, StopPx.FIELD));
            default ->
                    throw new InvalidValue(
                            "ordType", InvalidValue.Code.ENUM_UNKNOWN, "is not one of ours");
        };
    }

    private static Price price(Message message, int field) throws FieldNotFound {
        return Price.parsePositive("price", message.getString(field));
    }

    private static String optional(Message message, int field) throws FieldNotFound {
        return message.isSetField(field) ? message.getString(field) : "";
    }
}

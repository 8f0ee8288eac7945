package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.TradingHours;
import dev.fillstream.risk.limit.TradingHours.Session;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.Instrument.ShortSale;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Collectors;

/** Instruments from the wire. It never throws: what cannot be understood is unknown. */
public final class InstrumentMapper {

    private InstrumentMapper() {}

    public static Instrument instrument(byte[] bytes) {
        return switch (Topic.INSTRUMENTS.format().read(bytes)) {
            case Readable(var wire) -> instrument(wire);
            case Unreadable(_, var detail) -> new Instrument.Unknown(detail);
        };
    }

    public static Instrument instrument(dev.fillstream.v1.Instrument wire) {
        try {
            return new Instrument.Known(
                    wire.getVersion(),
                    required("currency", wire.getCurrency()),
                    Price.parsePositive("tickSize", wire.getTickSize()),
                    Quantity.parsePositive("lotSize", wire.getLotSize()),
                    Quantity.parsePositive("minQty", wire.getMinQty()),
                    Quantity.parsePositive("maxQty", wire.getMaxQty()),
                    Quantity.parsePositive("multiplier", wire.getMultiplier()).value(),
                    wire.getTradable(),
                    wire.getMinNotional().isEmpty()
                            ? Money.ZERO
                            : new Money(
                                    Quantity.parse("minNotional", wire.getMinNotional()).value()),
                    isShortable(wire.getShortSale()),
                    hours(wire));
        } catch (InvalidValue e) {
            return new Instrument.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isShortable(ShortSale shortSale) {
        return switch (shortSale) {
            case SHORT_SALE_UNSPECIFIED, SHORT_SALE_ALLOWED -> true;
            case SHORT_SALE_FORBIDDEN -> false;
            case UNRECOGNIZED ->
                    throw new InvalidValue(
                            "shortSale",
                            InvalidValue.Code.ENUM_UNKNOWN,
                            "has a value that this version does not know");
        };
    }

    /** One without hours never closes; its days are those of UTC. */
    private static TradingHours hours(dev.fillstream.v1.Instrument wire) {
        return wire.hasTradingHours() ? hours(wire.getTradingHours()) : TradingHours.ALWAYS;
    }

    private static TradingHours hours(dev.fillstream.v1.TradingHours wire) {
        if (wire.getSessionsCount() == 0) {
            throw malformed("sessions", "must have at least one");
        }
        try {
            return new TradingHours(
                    ZoneId.of(required("timeZone", wire.getTimeZone())),
                    wire.getDayRoll().isEmpty()
                            ? LocalTime.MIDNIGHT
                            : LocalTime.parse(wire.getDayRoll()),
                    wire.getSessionsList().stream().map(InstrumentMapper::session).toList(),
                    wire.getHolidaysList().stream()
                            .map(LocalDate::parse)
                            .collect(Collectors.toSet()));
        } catch (DateTimeException e) {
            throw malformed("tradingHours", String.valueOf(e.getMessage()));
        }
    }

    private static Session session(dev.fillstream.v1.TradingHours.Session wire) {
        int open = minute("open", wire.getOpen());
        int close = minute("close", wire.getClose());
        if (wire.getDaysCount() == 0) {
            throw malformed("days", "must have at least one");
        }
        if (open >= close) {
            throw malformed("open", "must be before close");
        }
        return new Session(
                wire.getDaysList().stream().map(DayOfWeek::of).collect(Collectors.toSet()),
                open,
                close);
    }

    private static int minute(String field, String text) {
        if (text.equals("24:00")) {
            return Session.MINUTES_OF_DAY;
        }
        LocalTime time = LocalTime.parse(required(field, text));
        return time.getHour() * 60 + time.getMinute();
    }

    private static String required(String field, String text) {
        if (text.isEmpty()) {
            throw new InvalidValue(field, InvalidValue.Code.FIELD_REQUIRED, "is required");
        }
        return text;
    }

    private static InvalidValue malformed(String field, String rule) {
        return new InvalidValue(field, InvalidValue.Code.FIELD_MALFORMED, rule);
    }
}

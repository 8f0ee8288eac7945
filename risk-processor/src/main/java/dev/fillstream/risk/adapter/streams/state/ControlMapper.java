package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.RiskLimits;
import java.math.BigDecimal;
import java.time.DateTimeException;

/**
 * Control data from the wire. It never throws: what cannot be understood comes out as unknown,
 * incomplete or missing, and is refused for that.
 */
public final class ControlMapper {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private ControlMapper() {}

    public static AccountLimits limits(byte[] bytes) {
        return switch (Topic.RISK_LIMITS.format().read(bytes)) {
            case Readable(var wire) -> limits(wire);
            case Unreadable(_, var detail) -> new AccountLimits.Incomplete(0, detail);
        };
    }

    private static AccountLimits limits(RiskLimits wire) {
        try {
            return new AccountLimits.Complete(
                    wire.getVersion(),
                    required("currency", wire.getCurrency()),
                    Money.parse("openingCash", wire.getOpeningCash()),
                    Quantity.parsePositive("maxOrderQty", wire.getMaxOrderQty()),
                    new Money(
                            Price.parsePositive("maxOrderNotional", wire.getMaxOrderNotional())
                                    .value()),
                    (int) positive("priceCollarBps", wire.getPriceCollarBps()),
                    positive("maxPriceAgeMillis", wire.getMaxPriceAgeMillis()));
        } catch (InvalidValue e) {
            return new AccountLimits.Incomplete(wire.getVersion(), e.field());
        }
    }

    public static Instrument instrument(byte[] bytes) {
        return switch (Topic.INSTRUMENTS.format().read(bytes)) {
            case Readable(var wire) -> instrument(wire);
            case Unreadable(_, var detail) -> new Instrument.Unknown(detail);
        };
    }

    private static Instrument instrument(dev.fillstream.v1.Instrument wire) {
        try {
            return new Instrument.Known(
                    wire.getVersion(),
                    required("currency", wire.getCurrency()),
                    Price.parsePositive("tickSize", wire.getTickSize()),
                    Quantity.parsePositive("lotSize", wire.getLotSize()),
                    Quantity.parsePositive("minQty", wire.getMinQty()),
                    Quantity.parsePositive("maxQty", wire.getMaxQty()),
                    Quantity.parsePositive("multiplier", wire.getMultiplier()).value(),
                    wire.getTradable());
        } catch (InvalidValue e) {
            return new Instrument.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** The last trade's price, else the middle of the spread. */
    public static ReferencePrice referencePrice(byte[] bytes) {
        return switch (Topic.PRICES.format().read(bytes)) {
            case Readable(var wire) -> referencePrice(wire);
            case Unreadable(_, var detail) -> new ReferencePrice.Missing(detail);
        };
    }

    private static ReferencePrice referencePrice(dev.fillstream.v1.ReferencePrice wire) {
        try {
            if (!wire.hasPriceTime()) {
                return new ReferencePrice.Missing("priceTime is required");
            }
            boolean isSpread = !wire.getBidPx().isEmpty() && !wire.getAskPx().isEmpty();
            if (isSpread && bid(wire).compareTo(ask(wire)) > 0) {
                return new ReferencePrice.Missing("bidPx is above askPx");
            }
            Price price =
                    wire.getLastPx().isEmpty() && isSpread
                            ? new Price(bid(wire).value().add(ask(wire).value()).multiply(HALF))
                            : Price.parsePositive("lastPx", wire.getLastPx());
            return new ReferencePrice.Known(price, Timestamps.toInstant(wire.getPriceTime()));
        } catch (InvalidValue | DateTimeException | ArithmeticException e) {
            return new ReferencePrice.Missing(String.valueOf(e.getMessage()));
        }
    }

    private static Price bid(dev.fillstream.v1.ReferencePrice wire) {
        return Price.parsePositive("bidPx", wire.getBidPx());
    }

    private static Price ask(dev.fillstream.v1.ReferencePrice wire) {
        return Price.parsePositive("askPx", wire.getAskPx());
    }

    private static String required(String field, String text) {
        if (text.isEmpty()) {
            throw new InvalidValue(field, InvalidValue.Code.FIELD_REQUIRED, "is required");
        }
        return text;
    }

    private static long positive(String field, long value) {
        if (value <= 0) {
            throw new InvalidValue(
                    field, InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be greater than zero");
        }
        return value;
    }
}

package dev.fillstream.schemas.mapping;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.schemas.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The terms of an order, in both directions. */
public final class OrderTermsMapper {

    private OrderTermsMapper() {}

    /**
     * @throws InvalidValue {@code side} where it is missing or newer than this version
     */
    public static Side toModel(dev.fillstream.v1.Side side) {
        return switch (side) {
            case SIDE_BUY -> Side.BUY;
            case SIDE_SELL -> Side.SELL;
            case SIDE_SELL_SHORT -> Side.SELL_SHORT;
            case SIDE_UNSPECIFIED -> throw missing("side");
            case UNRECOGNIZED -> throw unknown("side");
        };
    }

    public static dev.fillstream.v1.Side toWire(Side side) {
        return switch (side) {
            case BUY -> dev.fillstream.v1.Side.SIDE_BUY;
            case SELL -> dev.fillstream.v1.Side.SIDE_SELL;
            case SELL_SHORT -> dev.fillstream.v1.Side.SIDE_SELL_SHORT;
        };
    }

    /**
     * The type with its prices.
     *
     * @param price null where the message has none
     * @param stopPx null where the message has none
     * @throws InvalidValue {@code ordType}, or the price that this type lacks or may not have
     */
    public static OrdType toModel(
            dev.fillstream.v1.OrdType ordType, @Nullable String price, @Nullable String stopPx) {
        return switch (ordType) {
            case ORD_TYPE_MARKET -> {
                absent("price", price, "market");
                absent("stopPx", stopPx, "market");
                yield new OrdType.Market();
            }
            case ORD_TYPE_LIMIT -> {
                absent("stopPx", stopPx, "limit");
                yield new OrdType.Limit(present("price", price, "limit"));
            }
            case ORD_TYPE_STOP -> {
                absent("price", price, "stop");
                yield new OrdType.Stop(present("stopPx", stopPx, "stop"));
            }
            case ORD_TYPE_STOP_LIMIT ->
                    new OrdType.StopLimit(
                            present("price", price, "stop-limit"),
                            present("stopPx", stopPx, "stop-limit"));
            case ORD_TYPE_UNSPECIFIED -> throw missing("ordType");
            case UNRECOGNIZED -> throw unknown("ordType");
        };
    }

    public static dev.fillstream.v1.OrdType toWire(OrdType ordType) {
        return switch (ordType) {
            case OrdType.Market() -> dev.fillstream.v1.OrdType.ORD_TYPE_MARKET;
            case OrdType.Limit(_) -> dev.fillstream.v1.OrdType.ORD_TYPE_LIMIT;
            case OrdType.Stop(_) -> dev.fillstream.v1.OrdType.ORD_TYPE_STOP;
            case OrdType.StopLimit(_, _) -> dev.fillstream.v1.OrdType.ORD_TYPE_STOP_LIMIT;
        };
    }

    /**
     * @param expireTime null where the message has none; required for GTD and refused elsewhere
     */
    public static TimeInForce toModel(
            dev.fillstream.v1.TimeInForce timeInForce, @Nullable Instant expireTime) {
        if (timeInForce != dev.fillstream.v1.TimeInForce.TIME_IN_FORCE_GTD && expireTime != null) {
            throw new InvalidValue(
                    "expireTime",
                    InvalidValue.Code.FIELD_NOT_ALLOWED,
                    "is only for timeInForce gtd");
        }
        return switch (timeInForce) {
            case TIME_IN_FORCE_UNSPECIFIED, TIME_IN_FORCE_DAY -> TimeInForce.DAY;
            case TIME_IN_FORCE_GTC -> TimeInForce.GTC;
            case TIME_IN_FORCE_IOC -> TimeInForce.IOC;
            case TIME_IN_FORCE_FOK -> TimeInForce.FOK;
            case TIME_IN_FORCE_GTD -> {
                if (expireTime == null) {
                    throw new InvalidValue(
                            "expireTime",
                            InvalidValue.Code.FIELD_REQUIRED,
                            "is required for timeInForce gtd");
                }
                yield new TimeInForce.GoodTillDate(expireTime);
            }
            case UNRECOGNIZED -> throw unknown("timeInForce");
        };
    }

    public static dev.fillstream.v1.TimeInForce toWire(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day() -> dev.fillstream.v1.TimeInForce.TIME_IN_FORCE_DAY;
            case TimeInForce.GoodTillCancel() -> dev.fillstream.v1.TimeInForce.TIME_IN_FORCE_GTC;
            case TimeInForce.ImmediateOrCancel() -> dev.fillstream.v1.TimeInForce.TIME_IN_FORCE_IOC;
            case TimeInForce.FillOrKill() -> dev.fillstream.v1.TimeInForce.TIME_IN_FORCE_FOK;
            case TimeInForce.GoodTillDate(_) -> dev.fillstream.v1.TimeInForce.TIME_IN_FORCE_GTD;
        };
    }

    static @Nullable Instant instant(
            String field, boolean present, com.google.protobuf.Timestamp time) {
        if (!present) {
            return null;
        }
        try {
            return Timestamps.toInstant(time);
        } catch (java.time.DateTimeException e) {
            throw new InvalidValue(
                    field,
                    InvalidValue.Code.FIELD_OUT_OF_RANGE,
                    "must be a time in the years 1 to 9999");
        }
    }

    private static Price present(String field, @Nullable String text, String type) {
        if (text == null || text.isEmpty()) {
            throw new InvalidValue(
                    field, InvalidValue.Code.FIELD_REQUIRED, "is required for ordType " + type);
        }
        return Price.parsePositive(field, text);
    }

    private static void absent(String field, @Nullable String text, String type) {
        if (text != null && !text.isEmpty()) {
            throw new InvalidValue(
                    field,
                    InvalidValue.Code.FIELD_NOT_ALLOWED,
                    "is not allowed for ordType " + type);
        }
    }

    private static InvalidValue missing(String field) {
        return new InvalidValue(field, InvalidValue.Code.FIELD_REQUIRED, "is required");
    }

    private static InvalidValue unknown(String field) {
        return new InvalidValue(
                field,
                InvalidValue.Code.ENUM_UNKNOWN,
                "has a value that this version does not know");
    }
}

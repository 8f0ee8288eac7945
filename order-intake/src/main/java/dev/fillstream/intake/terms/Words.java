package dev.fillstream.intake.terms;

import static dev.fillstream.model.value.InvalidValue.Code.ENUM_UNKNOWN;
import static dev.fillstream.model.value.InvalidValue.Code.FIELD_MALFORMED;
import static dev.fillstream.model.value.InvalidValue.Code.FIELD_NOT_ALLOWED;
import static dev.fillstream.model.value.InvalidValue.Code.FIELD_OUT_OF_RANGE;
import static dev.fillstream.model.value.InvalidValue.Code.FIELD_REQUIRED;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The contract's words for the model's choices, and what each choice asks of the other fields. */
public final class Words {

    /** Four digits of year, and microseconds at most, as they stand on the wire. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");

    private Words() {}

    public static Side side(String word) {
        return switch (word) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            case "sell_short" -> Side.SELL_SHORT;
            default -> throw oneOf("side", "buy, sell, sell_short");
        };
    }

    public static String word(Side side) {
        return switch (side) {
            case BUY -> "buy";
            case SELL -> "sell";
            case SELL_SHORT -> "sell_short";
        };
    }

    public static OrdType ordType(String word, @Nullable String price, @Nullable String stopPx) {
        return switch (word) {
            case "market" -> {
                absent("price", price, word);
                absent("stopPx", stopPx, word);
                yield new OrdType.Market();
            }
            case "limit" -> {
                absent("stopPx", stopPx, word);
                yield new OrdType.Limit(present("price", price, word));
            }
            case "stop" -> {
                absent("price", price, word);
                yield new OrdType.Stop(present("stopPx", stopPx, word));
            }
            case "stop_limit" ->
                    new OrdType.StopLimit(
                            present("price", price, word), present("stopPx", stopPx, word));
            default -> throw oneOf("ordType", "market, limit, stop, stop_limit");
        };
    }

    public static String word(OrdType ordType) {
        return switch (ordType) {
            case OrdType.Market() -> "market";
            case OrdType.Limit(_) -> "limit";
            case OrdType.Stop(_) -> "stop";
            case OrdType.StopLimit(_, _) -> "stop_limit";
        };
    }

    /**
     * @param now a good-till-date order has to end after it
     */
    public static TimeInForce timeInForce(String word, @Nullable String expireTime, Instant now) {
        if (expireTime != null && !word.equals("gtd")) {
            throw new InvalidValue("expireTime", FIELD_NOT_ALLOWED, "is only for timeInForce gtd");
        }
        return switch (word) {
            case "day" -> TimeInForce.DAY;
            case "gtc" -> TimeInForce.GTC;
            case "ioc" -> TimeInForce.IOC;
            case "fok" -> TimeInForce.FOK;
            case "gtd" -> new TimeInForce.GoodTillDate(expireTime(expireTime, now));
            default -> throw oneOf("timeInForce", "day, gtc, ioc, fok, gtd");
        };
    }

    public static String word(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day() -> "day";
            case TimeInForce.GoodTillCancel() -> "gtc";
            case TimeInForce.ImmediateOrCancel() -> "ioc";
            case TimeInForce.FillOrKill() -> "fok";
            case TimeInForce.GoodTillDate(_) -> "gtd";
        };
    }

    private static Instant expireTime(@Nullable String text, Instant now) {
        if (text == null) {
            throw new InvalidValue("expireTime", FIELD_REQUIRED, "is required for timeInForce gtd");
        }
        Instant time = TIME.matcher(text).matches() ? parsed(text) : null;
        if (time == null) {
            String rule = "must be a time in UTC such as 2026-11-24T20:00:00Z";
            throw new InvalidValue("expireTime", FIELD_MALFORMED, rule);
        }
        if (!time.isAfter(now)) {
            throw new InvalidValue("expireTime", FIELD_OUT_OF_RANGE, "must be in the future");
        }
        return time;
    }

    /** Strictly: no 24:00 that is the next day, and no second 60. */
    private static @Nullable Instant parsed(String text) {
        try {
            return LocalDateTime.parse(text.substring(0, text.length() - 1), ISO_LOCAL_DATE_TIME)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Price present(String field, @Nullable String text, String ordType) {
        if (text == null) {
            String rule = "is required for ordType " + ordType;
            throw new InvalidValue(field, FIELD_REQUIRED, rule);
        }
        return Price.parsePositive(field, text);
    }

    private static void absent(String field, @Nullable String text, String ordType) {
        if (text != null) {
            String rule = "is not allowed for ordType " + ordType;
            throw new InvalidValue(field, FIELD_NOT_ALLOWED, rule);
        }
    }

    private static InvalidValue oneOf(String field, String words) {
        return new InvalidValue(field, ENUM_UNKNOWN, "must be one of " + words);
    }
}

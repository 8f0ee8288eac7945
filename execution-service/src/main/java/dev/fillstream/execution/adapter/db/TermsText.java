package dev.fillstream.execution.adapter.db;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The words that the columns of {@code orders} use for an order's terms: FIX's, upper case. */
final class TermsText {

    private TermsText() {}

    static String write(OrdType type) {
        return switch (type) {
            case OrdType.Market() -> "MARKET";
            case OrdType.Limit _ -> "LIMIT";
            case OrdType.Stop _ -> "STOP";
            case OrdType.StopLimit _ -> "STOP_LIMIT";
        };
    }

    static OrdType readType(String text, @Nullable BigDecimal price, @Nullable BigDecimal stopPx) {
        return switch (text) {
            case "MARKET" -> new OrdType.Market();
            case "LIMIT" -> new OrdType.Limit(present(price));
            case "STOP" -> new OrdType.Stop(present(stopPx));
            case "STOP_LIMIT" -> new OrdType.StopLimit(present(price), present(stopPx));
            default -> throw new IllegalStateException("no such ordType: " + text);
        };
    }

    static String write(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day() -> "DAY";
            case TimeInForce.GoodTillCancel() -> "GTC";
            case TimeInForce.ImmediateOrCancel() -> "IOC";
            case TimeInForce.FillOrKill() -> "FOK";
            case TimeInForce.GoodTillDate _ -> "GTD";
        };
    }

    static TimeInForce readTimeInForce(String text, @Nullable OffsetDateTime expireTime) {
        return switch (text) {
            case "DAY" -> TimeInForce.DAY;
            case "GTC" -> TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            case "GTD" ->
                    new TimeInForce.GoodTillDate(
                            expireTime == null ? Instant.MAX : expireTime.toInstant());
            default -> throw new IllegalStateException("no such timeInForce: " + text);
        };
    }

    static @Nullable Instant expireTime(TimeInForce timeInForce) {
        return timeInForce instanceof TimeInForce.GoodTillDate(Instant time) ? time : null;
    }

    private static Price present(@Nullable BigDecimal price) {
        if (price == null) {
            throw new IllegalStateException("an order lacks the price of its type");
        }
        return new Price(price);
    }
}

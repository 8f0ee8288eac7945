package dev.fillstream.venue.adapter.file;

import dev.fillstream.model.order.TimeInForce;
import java.time.Instant;
import java.util.function.Supplier;

/** How a time in force stands in the journal. */
final class TimeInForceText {

    private TimeInForceText() {}

    static String of(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day() -> "day";
            case TimeInForce.GoodTillCancel() -> "gtc";
            case TimeInForce.GoodTillDate(_) -> "gtd";
            case TimeInForce.ImmediateOrCancel() -> "ioc";
            case TimeInForce.FillOrKill() -> "fok";
        };
    }

    /**
     * @param expireTime RFC 3339, asked for only where the order has one
     */
    static TimeInForce parse(String text, Supplier<String> expireTime) {
        return switch (text) {
            case "day" -> TimeInForce.DAY;
            case "gtc" -> TimeInForce.GTC;
            case "gtd" -> new TimeInForce.GoodTillDate(Instant.parse(expireTime.get()));
            case "ioc" -> TimeInForce.IOC;
            case "fok" -> TimeInForce.FOK;
            default -> throw new IllegalArgumentException("no time in force: " + text);
        };
    }
}

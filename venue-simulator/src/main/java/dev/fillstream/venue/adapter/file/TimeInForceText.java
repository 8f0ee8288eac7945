package dev.fillstream.venue.adapter.file;

import dev.fillstream.model.order.TimeInForce;

/** How a time in force stands in the journal. */
final class TimeInForceText {

    private TimeInForceText() {}

    static String of(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day() -> "day";
            case TimeInForce.GoodTillCancel(), TimeInForce.GoodTillDate(_) -> "gtc";
            case TimeInForce.ImmediateOrCancel() -> "ioc";
            case TimeInForce.FillOrKill() -> "fok";
        };
    }

    static TimeInForce parse(String text) {
        return switch (text) {
            case "day" -> TimeInForce.DAY;
            case "gtc" -> TimeInForce.GTC;
            case "ioc" -> TimeInForce.IOC;
            case "fok" -> TimeInForce.FOK;
            default -> throw new IllegalArgumentException("no time in force: " + text);
        };
    }
}

package dev.fillstream.venue.adapter.http;

import dev.fillstream.venue.exchange.Booking;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What an account activity is called: its time, two colons and the execution's id. */
final class ActivityId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private ActivityId() {}

    static String of(Booking booking) {
        return TIME.format(booking.time()) + "::" + booking.execId();
    }
}

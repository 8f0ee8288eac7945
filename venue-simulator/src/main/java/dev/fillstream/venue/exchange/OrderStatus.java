package dev.fillstream.venue.exchange;

import java.util.Locale;

/** Where an order stands, in the broker's words. */
public enum OrderStatus {
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    EXPIRED,
    REJECTED,
    REPLACED;

    private final String text = name().toLowerCase(Locale.ROOT);

    public boolean isOpen() {
        return this == NEW || this == PARTIALLY_FILLED;
    }

    /** As it stands on the wire. */
    public String text() {
        return text;
    }
}

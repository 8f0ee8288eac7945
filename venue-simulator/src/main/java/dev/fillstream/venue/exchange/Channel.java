package dev.fillstream.venue.exchange;

/** The way by which an order came, and by which its client hears of it. */
public enum Channel {
    HTTP,
    FIX
}

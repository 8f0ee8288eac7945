package dev.fillstream.local.stack;

import java.util.Locale;

/** Where execution-service trades. */
public enum Venue {
    /** Inside execution-service, against {@code prices}. */
    PAPER,
    /** At the simulator, by the Alpaca API. */
    ALPACA,
    /** At the simulator, by FIX 4.4. */
    FIX;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

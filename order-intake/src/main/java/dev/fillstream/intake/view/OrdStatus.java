package dev.fillstream.intake.view;

import java.util.Locale;

/** OrdStatus (39) as the client sees it. */
public enum OrdStatus {
    PENDING_NEW,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    PENDING_CANCEL,
    PENDING_REPLACE,
    SUSPENDED,
    DONE_FOR_DAY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Whether nothing is left to trade. */
    public boolean isEnd() {
        return switch (this) {
            case FILLED, CANCELED, REJECTED, EXPIRED -> true;
            case PENDING_NEW,
                    NEW,
                    PARTIALLY_FILLED,
                    PENDING_CANCEL,
                    PENDING_REPLACE,
                    SUSPENDED,
                    DONE_FOR_DAY ->
                    false;
        };
    }

    /** As it stands in JSON. */
    public String word() {
        return word;
    }
}

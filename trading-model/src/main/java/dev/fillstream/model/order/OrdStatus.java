package dev.fillstream.model.order;

/** OrdStatus (39): where the order stands. */
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

    /** Whether nothing is left to trade; late trades and their corrections may still come. */
    public boolean isTerminal() {
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
}

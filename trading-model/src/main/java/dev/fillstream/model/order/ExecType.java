package dev.fillstream.model.order;

/** ExecType (150): what just happened. */
public enum ExecType {
    PENDING_NEW,
    NEW,
    TRADE,
    CANCELED,
    REPLACED,
    EXPIRED,
    REJECTED,
    PENDING_CANCEL,
    PENDING_REPLACE,
    RESTATED,
    SUSPENDED,
    TRADE_CANCEL,
    TRADE_CORRECT,
    DONE_FOR_DAY,
    /** A stop order's price was reached; from here on it works in the book. */
    TRIGGERED,
    /** No evidence from the venue yet whether it has the order. */
    OUTCOME_UNKNOWN
}

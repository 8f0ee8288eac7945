package dev.fillstream.venue.exchange;

/** Why the exchange did not do what it was asked; nothing was booked. */
public enum Refusal {
    /** Another order has, or once had, this client order id. */
    CLIENT_ORDER_ID_IN_USE,
    /** The venue does not list this symbol. */
    SYMBOL_UNKNOWN,
    /** The price is between two ticks. */
    PRICE_OFF_TICK,
    /** A stop that waits cannot have to trade at once. */
    STOP_MUST_WAIT,
    /** The venue has no such order. */
    ORDER_UNKNOWN,
    /** The order still works. */
    ORDER_OPEN,
    /** The order is filled, canceled, expired, rejected or replaced already. */
    ORDER_NOT_OPEN,
    /**
     * A market order has no price, nor has a stop that was set off a stop price, and a filled
     * quantity cannot be taken back.
     */
    REPLACEMENT_IMPOSSIBLE
}

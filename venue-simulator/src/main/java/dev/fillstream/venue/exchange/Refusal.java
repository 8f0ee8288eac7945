package dev.fillstream.venue.exchange;

/** Why the exchange did not do what it was asked; nothing was booked. */
public enum Refusal {
    /** Another order has, or once had, this client order id. */
    CLIENT_ORDER_ID_IN_USE,
    /** The venue does not list this symbol. */
    SYMBOL_UNKNOWN,
    /** The price is between two ticks. */
    PRICE_OFF_TICK,
    /** The venue takes market and limit orders. */
    ORD_TYPE_UNSUPPORTED,
    /** The venue has no such order. */
    ORDER_UNKNOWN,
    /** The order is filled, canceled, expired, rejected or replaced already. */
    ORDER_NOT_OPEN,
    /** A market order has no price, and a filled quantity cannot be taken back. */
    REPLACEMENT_IMPOSSIBLE
}

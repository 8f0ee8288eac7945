package dev.fillstream.model.order;

import java.time.Instant;

/** TimeInForce (59): how long the order works. */
public sealed interface TimeInForce {

    /** Until the end of the trading day. */
    record Day() implements TimeInForce {}

    /** Until it is canceled. */
    record GoodTillCancel() implements TimeInForce {}

    /** What trades at once trades; the rest is canceled. */
    record ImmediateOrCancel() implements TimeInForce {}

    /** All of it at once, or nothing. */
    record FillOrKill() implements TimeInForce {}

    /** Until {@code expireTime}. */
    record GoodTillDate(Instant expireTime) implements TimeInForce {}

    TimeInForce DAY = new Day();
    TimeInForce GTC = new GoodTillCancel();
    TimeInForce IOC = new ImmediateOrCancel();
    TimeInForce FOK = new FillOrKill();
}

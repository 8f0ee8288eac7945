package dev.fillstream.venue.book;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;

/** What one may ask of a book. */
public sealed interface BookCommand {

    BookOrderId id();

    /** Trade what can be traded; then rest, or go, as the order's type and time in force say. */
    record Enter(
            BookOrderId id, Side side, OrdType ordType, TimeInForce timeInForce, Quantity quantity)
            implements BookCommand {}

    /** Take a resting order away. */
    record Cancel(BookOrderId id) implements BookCommand {}

    /**
     * Give a resting order another price or quantity. It keeps its place in the queue only where
     * the price stays and the quantity does not grow; otherwise it goes through the book as if it
     * had just arrived, and may trade.
     *
     * @param leavesQty what is still to be traded from now on
     */
    record Replace(BookOrderId id, Price price, Quantity leavesQty) implements BookCommand {}
}

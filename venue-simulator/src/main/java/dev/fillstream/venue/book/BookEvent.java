package dev.fillstream.venue.book;

import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;

/** What happened in a book because of a command. */
public sealed interface BookEvent {

    /** Two orders traded, at the price of the one that was there first. */
    record Traded(BookOrderId resting, BookOrderId incoming, Price price, Quantity quantity)
            implements BookEvent {}

    /** The order, or what is left of it, now waits in the book. */
    record Rested(BookOrderId id, Price price, Quantity leavesQty) implements BookEvent {}

    /** A resting order has other terms now. */
    record Replaced(BookOrderId id, Price price, Quantity leavesQty, boolean keptPlace)
            implements BookEvent {}

    /** The order is out of the book, with {@code leavesQty} not traded. */
    record Canceled(BookOrderId id, Quantity leavesQty, Cause cause) implements BookEvent {}

    /** The command changed nothing. */
    record Refused(BookOrderId id, Refusal refusal) implements BookEvent {}

    /** Why an order left the book without being filled. */
    enum Cause {
        /** Its owner asked. */
        REQUESTED,
        /** Immediate-or-cancel, or a market order that emptied the other side. */
        NOTHING_LEFT_TO_TRADE_WITH,
        /** Fill-or-kill, and the other side could not fill all of it. */
        NOT_FILLABLE_IN_FULL
    }

    /** Why a command changed nothing. */
    enum Refusal {
        /** No order of that id rests in the book. */
        ORDER_UNKNOWN,
        /** An order of that id rests in the book already. */
        ORDER_ID_IN_USE,
        /** There is nothing to trade in a quantity of zero. */
        QUANTITY_ZERO,
        /** The book knows market and limit orders; stops wait elsewhere. */
        ORD_TYPE_UNSUPPORTED
    }
}

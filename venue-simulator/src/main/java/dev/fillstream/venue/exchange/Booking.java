package dev.fillstream.venue.exchange;

import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.time.Instant;

/**
 * One thing that the venue booked of a client's order: a line of its journal and, to the client,
 * one update. The only way in which an order changes.
 */
public sealed interface Booking {

    VenueOrderId orderId();

    ExecId execId();

    /** No two bookings of a venue have the same time. */
    Instant time();

    /** The order is in; where it replaces another, with that one's fills. */
    record Accepted(VenueOrder order) implements Booking {
        @Override
        public VenueOrderId orderId() {
            return order.id();
        }

        /** The order's own id: it is accepted only once. */
        @Override
        public ExecId execId() {
            return new ExecId(order.id().value());
        }

        @Override
        public Instant time() {
            return order.submittedAt();
        }
    }

    /** Part of it, or the rest, was traded. */
    record Traded(
            VenueOrderId orderId,
            ExecId execId,
            Quantity quantity,
            Price price,
            Liquidity liquidity,
            Instant time)
            implements Booking {}

    /** The market came to its stop price: it goes into the book now. */
    record Triggered(VenueOrderId orderId, ExecId execId, Instant time) implements Booking {}

    /** It is out of the book. */
    record Canceled(VenueOrderId orderId, ExecId execId, Instant time) implements Booking {}

    /** Its day, or the date that it was good till, is over. */
    record Expired(VenueOrderId orderId, ExecId execId, Instant time) implements Booking {}

    /** The venue does not want it after all. */
    record Rejected(VenueOrderId orderId, ExecId execId, Instant time) implements Booking {}

    /** Another order took its place. */
    record Replaced(VenueOrderId orderId, ExecId execId, VenueOrderId replacedBy, Instant time)
            implements Booking {}

    /** A trade of it was taken back. */
    record TradeCanceled(VenueOrderId orderId, ExecId execId, Traded trade, Instant time)
            implements Booking {}

    /**
     * A trade of it has another price.
     *
     * @param trade as it was before
     */
    record TradeCorrected(
            VenueOrderId orderId, ExecId execId, Traded trade, Price price, Instant time)
            implements Booking {

        /** The trade as it is now, under the correction's own execId. */
        Traded corrected() {
            return new Traded(
                    orderId, execId, trade.quantity(), price, trade.liquidity(), trade.time());
        }
    }

    /** Which side of a trade was there first. */
    enum Liquidity {
        MAKER,
        TAKER
    }
}

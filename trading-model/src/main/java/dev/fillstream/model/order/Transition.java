package dev.fillstream.model.order;

import java.util.List;

/** What an event does to an order. Everything but {@link Applied} leaves it as it is. */
public sealed interface Transition {

    /**
     * The order moved on.
     *
     * @param next store it
     * @param reports publish them, in this order; may be empty
     * @param trades store them: a new trade, and one whose standing changed; mostly empty
     */
    record Applied(Order next, List<Report> reports, List<Trade> trades) implements Transition {
        public Applied {
            reports = List.copyOf(reports);
            trades = List.copyOf(trades);
        }
    }

    /** It was applied before. */
    record Duplicate() implements Transition {}

    /** It says nothing that matters any more. */
    record Ignored(Reason reason) implements Transition {
        /** Why an event does not matter. */
        public enum Reason {
            /** The order has ended. */
            ORDER_ENDED,
            /** The venue has shown already that it has, or had, the order. */
            ALREADY_ANSWERED,
            /** The order was never sent, so no answer can be missing. */
            NOT_ROUTED,
            /** The order is neither suspended nor done for the day. */
            NOT_SUSPENDED,
            /** No such request is waiting for an answer. */
            REQUEST_NOT_PENDING,
            /** The trade that it takes back was taken back already. */
            TRADE_ALREADY_CANCELED
        }
    }

    /** It makes sense only after something that has not come yet; try again after that. */
    record Parked(Reason reason) implements Transition {
        /** What is missing. */
        public enum Reason {
            /** The trade that it cancels or corrects is not booked. */
            TRADE_NOT_BOOKED
        }
    }

    /** What we believe and what came cannot both be true: nothing changes, somebody is told. */
    record Broken(Reason reason, String detail) implements Transition {
        /** What cannot be true. */
        public enum Reason {
            /** Risk refused an order that was already sent. */
            REFUSED_AFTER_ROUTING,
            /** The venue works an order that we hold for rejected. */
            ACKNOWLEDGED_AFTER_REJECT,
            /** The venue knows the order by two ids. */
            VENUE_ORDER_ID_DIFFERS,
            /** The venue refused an order of which some traded. */
            REJECTED_AFTER_TRADE,
            /** The venue does not know an order that it had. */
            LOST_AT_VENUE,
            /** One execId, two different contents. */
            EXEC_ID_REUSED,
            /** The venue replaced an order without a request that we know. */
            REPLACED_WITHOUT_REQUEST,
            /** The venue says that an order without a stop price was triggered. */
            TRIGGERED_WITHOUT_STOP,
            /** A trade that was taken back is corrected, or one is larger than all trades. */
            TRADES_INCONSISTENT
        }
    }

    Duplicate DUPLICATE = new Duplicate();
}

package dev.fillstream.model.order;

import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands, as a type that owns its legal next steps.
 *
 * <pre>
 *  Received --route--> Routed --ack--> New --trade--> PartiallyFilled --trade--> Filled
 *     |  ^               |  \__no answer__> OutcomeUnknown --evidence--> any of these
 *     |  '---proved absent at the venue------'
 *     '--refused--> Rejected         New, PartiallyFilled <-> Suspended, DoneForDay
 *  Routed .. DoneForDay --request--> Pending --answer--> what it was, new terms, or an end
 *  anything open --venue says so--> Canceled, Expired, Rejected
 *  Canceled, Expired, Rejected --late trades--> the same, or FilledAfterEnd when complete
 *  Filled --trade canceled or corrected--> PartiallyFilled or New; FilledAfterEnd --> its end
 * </pre>
 *
 * A state holds no quantities; {@link Order} does.
 */
public sealed interface OrderState {

    OrdStatus ordStatus();

    /** Whether the venue may or may not have the order, and nobody knows. */
    default boolean outcomeUnknown() {
        return false;
    }

    /** Ours alone: booked, not sent. */
    record Received() implements OrderState {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.PENDING_NEW;
        }
    }

    /** The venue has the order, or may have it. */
    sealed interface Open extends OrderState {

        /** The state with so much of it traded. */
        OrderState traded(Quantity orderQty, Quantity cumQty);

        /** The state when the venue shows that it has the order. */
        default Working working(Quantity cumQty) {
            return Working.of(cumQty);
        }

        default Pending asked(PendingRequest request) {
            return new Pending(this, List.of(request));
        }
    }

    /** Sent; the venue has not shown that it has it. */
    sealed interface Unanswered extends Open {
        @Override
        default OrdStatus ordStatus() {
            return OrdStatus.PENDING_NEW;
        }

        @Override
        default OrderState traded(Quantity orderQty, Quantity cumQty) {
            return cumQty.isZero() ? this : Working.of(cumQty).traded(orderQty, cumQty);
        }
    }

    /** The intent is committed: from here on the venue may have the order. */
    record Routed() implements Unanswered {}

    /** The answer did not come, and only the venue can say. Shown as PENDING_NEW. */
    record OutcomeUnknown() implements Unanswered {
        @Override
        public boolean outcomeUnknown() {
            return true;
        }
    }

    /** The venue has the order. */
    sealed interface Working extends Open {

        /** New or partially filled. */
        static Working of(Quantity cumQty) {
            return cumQty.isZero() ? OrderStates.NEW : OrderStates.PARTIALLY_FILLED;
        }

        @Override
        default OrderState traded(Quantity orderQty, Quantity cumQty) {
            return cumQty.compareTo(orderQty) >= 0 ? OrderStates.FILLED : working(cumQty);
        }
    }

    /** At the venue, nothing traded. */
    record New() implements Working {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.NEW;
        }
    }

    /** At the venue, part of it traded. */
    record PartiallyFilled() implements Working {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.PARTIALLY_FILLED;
        }
    }

    /** At the venue, which holds it back for now. */
    record Suspended() implements Working {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.SUSPENDED;
        }

        @Override
        public Working working(Quantity cumQty) {
            return this;
        }
    }

    /** At the venue, and not working any more today. What is left stays reserved. */
    record DoneForDay() implements Working {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.DONE_FOR_DAY;
        }

        @Override
        public Working working(Quantity cumQty) {
            return this;
        }
    }

    /**
     * Requests wait for the venue's answer. Trades go on meanwhile and leave the status as it is,
     * even when nothing is left to trade.
     *
     * @param before what the order is beneath its requests
     * @param requests in the order they were made, at least one
     */
    record Pending(Open before, List<PendingRequest> requests) implements OrderState {

        public Pending {
            requests = List.copyOf(requests);
            if (requests.isEmpty()) {
                throw new IllegalArgumentException("a pending state has a request");
            }
        }

        /** A pending cancel outranks a pending replace. */
        @Override
        public OrdStatus ordStatus() {
            return isCanceling() ? OrdStatus.PENDING_CANCEL : OrdStatus.PENDING_REPLACE;
        }

        @Override
        public boolean outcomeUnknown() {
            return before.outcomeUnknown();
        }

        public boolean isCanceling() {
            for (PendingRequest request : requests) {
                if (request instanceof PendingRequest.Cancel) {
                    return true;
                }
            }
            return false;
        }

        /** The waiting request that the client calls so; null where there is none. */
        public @Nullable PendingRequest find(ClOrdId clOrdId) {
            for (PendingRequest request : requests) {
                if (request.clOrdId().equals(clOrdId)) {
                    return request;
                }
            }
            return null;
        }

        /** The same requests over another state. */
        Pending over(Open other) {
            return new Pending(other, requests);
        }

        Pending asked(PendingRequest request) {
            List<PendingRequest> more = new ArrayList<>(requests);
            more.add(request);
            return new Pending(before, more);
        }

        /** The state once that request has its answer. */
        OrderState answered(ClOrdId clOrdId, Quantity orderQty, Quantity cumQty) {
            List<PendingRequest> rest = new ArrayList<>(requests);
            rest.removeIf(request -> request.clOrdId().equals(clOrdId));
            return rest.isEmpty() ? before.traded(orderQty, cumQty) : new Pending(before, rest);
        }
    }

    /** Nothing is left to trade. */
    sealed interface Terminal extends OrderState {}

    /** All of it traded. */
    record Filled() implements Terminal {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.FILLED;
        }
    }

    /** All of it traded, the last part after it had ended otherwise. */
    record FilledAfterEnd(Ended end) implements Terminal {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.FILLED;
        }
    }

    /** Ended with something untraded. */
    sealed interface Ended extends Terminal {}

    /** Taken back, by whoever. */
    record Canceled() implements Ended {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.CANCELED;
        }
    }

    /** Refused, by the pipeline or by the venue. */
    record Rejected() implements Ended {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.REJECTED;
        }
    }

    /** Its time ran out. */
    record Expired() implements Ended {
        @Override
        public OrdStatus ordStatus() {
            return OrdStatus.EXPIRED;
        }
    }
}

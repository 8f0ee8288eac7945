package dev.fillstream.model.order;

import dev.fillstream.model.value.ClOrdId;

/** A request about an order that the venue has not answered yet. */
public sealed interface PendingRequest {

    /** What the client calls the request. */
    ClOrdId clOrdId();

    /** A wish to take back what is left. */
    record Cancel(ClOrdId clOrdId) implements PendingRequest {}

    /** A wish for other terms; they hold from the venue's acceptance on, not before. */
    record Replace(LiveTerms wanted) implements PendingRequest {
        @Override
        public ClOrdId clOrdId() {
            return wanted.clOrdId();
        }
    }
}

package dev.fillstream.execution.routing;

import dev.fillstream.model.order.OrderEvent;
import java.util.List;

/** What the venue answers when asked after an order. */
public sealed interface QueryOutcome {

    /**
     * The venue has the order.
     *
     * @param events all that happened to it there, from its acknowledgement on and in order, with
     *     the venue's own execIds; what is booked already changes nothing
     */
    record Found(List<OrderEvent> events) implements QueryOutcome {
        public Found {
            events = List.copyOf(events);
        }
    }

    /** The venue knows no such order at this moment; see {@link ExecutionVenue#absencePatience}. */
    record NotFound() implements QueryOutcome {}

    /** No usable answer. */
    record Unknown(String reason) implements QueryOutcome {}
}

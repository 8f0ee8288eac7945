package dev.fillstream.execution.routing;

import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import java.util.List;

/** What is known after an order was sent. */
public sealed interface SubmitOutcome {

    /**
     * The venue has the order.
     *
     * @param events what the answer says, in order: the acknowledgement, and seldom more
     */
    record Accepted(List<OrderEvent> events) implements SubmitOutcome {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The venue said no, and will not have the order later either. */
    record Refused(Refusal refusal) implements SubmitOutcome {}

    /**
     * The venue certainly does not have the order, and may take it later: it was never sent, or the
     * venue was not there for it.
     */
    record Deferred(String reason) implements SubmitOutcome {}

    /** The venue may have the order or not: it must be asked, and the order not sent again. */
    record Unknown(String reason) implements SubmitOutcome {}
}

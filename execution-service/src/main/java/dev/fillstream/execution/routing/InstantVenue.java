package dev.fillstream.execution.routing;

import dev.fillstream.model.order.NewOrderSingle;
import java.util.Optional;

/**
 * A venue within this process: what becomes of an order is known as soon as it is asked for, and
 * known nowhere else. So there is no call between the intent and its outcome that could be lost,
 * and both are booked together.
 */
public interface InstantVenue extends ExecutionVenue {

    /**
     * Never {@link SubmitOutcome.Unknown} or {@link SubmitOutcome.Deferred}; the same for the same
     * order. Empty for an order that waits there: it is sent once its intent is committed, as to
     * any other venue.
     */
    Optional<SubmitOutcome> outcome(NewOrderSingle order);
}

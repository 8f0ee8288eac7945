package dev.fillstream.risk.control;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.risk.decision.RiskVerdict;
import java.time.Instant;

/** What would become of an order? Asking changes nothing, and may wait for a disk. */
public interface DryRuns {

    /** What came of asking. */
    sealed interface Answer {}

    record Ran(RiskVerdict verdict) implements Answer {}

    /** The account's partition is not here at the moment. */
    record NotHere(String why) implements Answer {}

    /**
     * @param time when it would be decided
     */
    Answer run(NewOrderSingle order, Instant time);
}

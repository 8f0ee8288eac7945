package dev.fillstream.execution.routing;

import dev.fillstream.model.Refusal;

/** What is known after a cancel request was sent. */
public sealed interface CancelOutcome {

    /** The venue took the request; a report will tell what came of it. */
    record Requested() implements CancelOutcome {}

    /** The venue will not cancel, for instance because nothing is left to cancel. */
    record Refused(Refusal refusal) implements CancelOutcome {}

    /** The request may have arrived or not; asking for a cancel twice does no harm. */
    record Unknown(String reason) implements CancelOutcome {}
}

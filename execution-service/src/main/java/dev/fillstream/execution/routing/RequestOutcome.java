package dev.fillstream.execution.routing;

import dev.fillstream.model.Refusal;

/** What is known after a cancel or replace request was sent. */
public sealed interface RequestOutcome {

    /** The venue took the request; a report will tell what came of it. */
    record Requested() implements RequestOutcome {}

    /** The venue will not do it, for instance because nothing is left to cancel. */
    record Refused(Refusal refusal) implements RequestOutcome {}

    /** The request may have arrived or not: the venue must be asked how the order stands. */
    record Unknown(String reason) implements RequestOutcome {}
}

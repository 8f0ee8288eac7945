package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.VenueReport;
import java.util.List;

/** What the venue answers when asked after an order. */
public sealed interface QueryOutcome {

    /**
     * The venue has the order.
     *
     * @param reports all that happened to it there, and to those that took its place, from its
     *     acknowledgement on and in order, with the venue's own execIds; what is booked already
     *     changes nothing. A venue whose reports cannot get lost, since it repeats them on demand,
     *     leaves out the trades: they have been reported before it answers.
     */
    record Found(List<VenueReport> reports) implements QueryOutcome {
        public Found {
            reports = List.copyOf(reports);
        }
    }

    /** The venue knows no such order at this moment; see {@link ExecutionVenue#absencePatience}. */
    record NotFound() implements QueryOutcome {}

    /** No usable answer. */
    record Unknown(String reason) implements QueryOutcome {}
}

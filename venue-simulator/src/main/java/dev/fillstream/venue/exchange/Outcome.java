package dev.fillstream.venue.exchange;

import java.util.List;

/** What came of a request. */
public sealed interface Outcome {

    /**
     * It was done.
     *
     * @param order the order asked about, as it stood when the request was taken, before it traded
     * @param updates all that was booked because of it, other clients' fills included, in order
     */
    record Booked(VenueOrder order, List<Update> updates) implements Outcome {}

    /** It was not done. */
    record Refused(Refusal refusal) implements Outcome {}
}

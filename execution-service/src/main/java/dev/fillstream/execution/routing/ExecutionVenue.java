package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Symbol;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A broker or exchange that orders can be sent to; the only thing to write for a new one.
 *
 * <p>The orderId is the client order id at the venue. No method fails but {@link #trades}, and none
 * blocks: what went wrong is an outcome, and when it is not certain that nothing happened, the
 * outcome is unknown.
 */
public interface ExecutionVenue {

    /** Stable, lower case; part of each fill's identity. */
    String name();

    /** Starts listening; from now on the venue's reports go to {@code listener}. */
    void open(VenueListener listener);

    /** Whether reports arrive at present. Orders are sent all the same; queries fill the gap. */
    boolean isListening();

    Uni<SubmitOutcome> submit(NewOrderSingle order);

    /**
     * Asks what became of the order with that client order id: the orderId, or the requestId of a
     * replace. Orders that took its place are told of in the same answer.
     */
    Uni<QueryOutcome> query(OrderAtVenue order);

    Uni<RequestOutcome> cancel(OrderAtVenue order);

    /** Asks for other terms. The venue must not take the same requestId twice. */
    Uni<RequestOutcome> replace(Replacement replacement);

    /**
     * Whether the venue refuses a second order with a client order id that it has seen. Only then
     * may an order be sent again after its absence was proven.
     */
    boolean refusesDuplicateIds();

    /** The time after a submission in which "not found" proves nothing here. */
    Duration absencePatience();

    /**
     * When we must take the order back ourselves, because the venue does not end it then by itself;
     * empty where it does, or where the order has no such time.
     *
     * @param acceptedAt when the order entered the pipeline
     */
    default Optional<Instant> deadline(NewOrderSingle order, Instant acceptedAt) {
        return Optional.empty();
    }

    /**
     * Whether {@link #trades} tells all that became of trades. Where it does not, reports of a
     * venue must not get lost, or a trade that is taken back while nobody listens stays in the
     * book.
     */
    default boolean tellsTradesAgain() {
        return false;
    }

    /**
     * Tells again the trades of that time, and what was corrected in trades or taken back, in
     * order. Fails where they are not all told. What cannot be understood goes to the listener.
     */
    default Multi<VenueReport> trades(Instant since, Instant until) {
        return Multi.createFrom().empty();
    }

    /**
     * What the broker says is held in the account that this venue trades, negative where short;
     * empty where it did not say, or cannot.
     */
    default Uni<Optional<Map<Symbol, BigDecimal>>> positions() {
        return Uni.createFrom().item(Optional.empty());
    }

    /** The venues whose trades are booked on that account, this one among them. */
    default Set<String> accountVenues() {
        return Set.of(name());
    }

    /** Hears what happens at the venue. */
    interface VenueListener {

        void reported(VenueReport report);

        /** Something arrived that is no report about any of our orders; it is kept, not booked. */
        void unintelligible(String message, String reason);

        /** Reports may have been missed up to now: working orders must be asked after. */
        void resumed();
    }
}

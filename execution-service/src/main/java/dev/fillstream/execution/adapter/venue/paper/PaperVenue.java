package dev.fillstream.execution.adapter.venue.paper;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.OrderBook;
import dev.fillstream.execution.routing.InstantVenue;
import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.Replacement;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fills every order whole and at once: at the quote where it reaches that, else at its own limit; a
 * stop as soon as the quote has come to its stop price. What it has is in the book: a stop that
 * this process does not remember is taken up again when it is asked after.
 *
 * <pre>
 * limit, with or without quote   Accepted, and filled at the better of limit and quote
 * market, quote known            Accepted, and filled at the quote
 * market, no quote               Refused VENUE_PRICE_MISSING
 * stop, stop-limit               Accepted; once the quote is there Triggered, and filled likewise
 * cancel of a stop that waits    Canceled; of anything else refused, CANCEL_TOO_LATE
 * replace                        refused, REPLACE_REFUSED
 * </pre>
 */
@Singleton
@Typed(PaperVenue.class)
public class PaperVenue implements InstantVenue {

    private static final String NAME = "paper";

    private final PaperPrices prices;
    private final PaperStops stops;
    private final InstantSource clock;

    @Inject
    public PaperVenue(PaperPrices prices, OrderBook book, InstantSource clock) {
        this(
                prices,
                orderId -> book.load(List.of(orderId)).map(found -> found.stream().findFirst()),
                clock);
    }

    /**
     * @param book finds an order as the book has it
     */
    PaperVenue(
            PaperPrices prices,
            Function<OrderId, Uni<Optional<BookedOrder>>> book,
            InstantSource clock) {
        this.prices = prices;
        this.stops = new PaperStops(NAME, book, clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void open(VenueListener listener) {
        stops.open(listener);
        prices.follow(stops::quoted);
    }

    @Override
    public boolean isListening() {
        return true;
    }

    @Override
    public Uni<SubmitOutcome> submit(NewOrderSingle order) {
        return Uni.createFrom()
                .item(
                        WaitingStop.of(order)
                                .map(stop -> stops.enter(stop, () -> prices.quote(order.symbol())))
                                .orElseGet(() -> filled(order)));
    }

    @Override
    public Uni<QueryOutcome> query(OrderAtVenue order) {
        return stops.query(order.clientOrderId());
    }

    @Override
    public Uni<RequestOutcome> cancel(OrderAtVenue order) {
        return stops.cancel(order.clientOrderId());
    }

    @Override
    public Uni<RequestOutcome> replace(Replacement replacement) {
        return Uni.createFrom()
                .item(new RequestOutcome.Refused(ExecutionCode.REPLACE_REFUSED.refusal()));
    }

    @Override
    public boolean refusesDuplicateIds() {
        return true;
    }

    @Override
    public Duration absencePatience() {
        return Duration.ZERO;
    }

    /** Its days end at midnight, UTC. Only a stop can live to see that. */
    @Override
    public Optional<Instant> deadline(NewOrderSingle order, Instant acceptedAt) {
        if (order.ordType().stopPrice().isEmpty()) {
            return Optional.empty();
        }
        return switch (order.timeInForce()) {
            case TimeInForce.GoodTillDate(var expireTime) -> Optional.of(expireTime);
            case TimeInForce.Day() ->
                    Optional.of(acceptedAt.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
            case TimeInForce.GoodTillCancel(),
                    TimeInForce.ImmediateOrCancel(),
                    TimeInForce.FillOrKill() ->
                    Optional.empty();
        };
    }

    @Override
    public Optional<SubmitOutcome> outcome(NewOrderSingle order) {
        return WaitingStop.of(order).isPresent() ? Optional.empty() : Optional.of(filled(order));
    }

    private SubmitOutcome filled(NewOrderSingle order) {
        Instant now = clock.instant();
        return PaperFill.price(order, prices.quote(order.symbol()))
                .<SubmitOutcome>map(
                        price ->
                                new SubmitOutcome.Accepted(
                                        List.of(
                                                PaperFill.acknowledged(order, now),
                                                PaperFill.traded(order, price, now))))
                .orElseGet(
                        () ->
                                new SubmitOutcome.Refused(
                                        ExecutionCode.VENUE_PRICE_MISSING.refusal()));
    }
}

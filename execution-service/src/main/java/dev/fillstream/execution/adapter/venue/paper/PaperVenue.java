package dev.fillstream.execution.adapter.venue.paper;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.adapter.venue.paper.PaperPrices.Quote;
import dev.fillstream.execution.routing.InstantVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.Replacement;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.VenueOrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Fills every order whole and at once: at the quote where it reaches that, else at its own limit.
 * It remembers nothing: the book, which has the outcome from the start, does.
 *
 * <pre>
 * limit, with or without quote   Accepted, and filled at the better of limit and quote
 * market, quote known            Accepted, and filled at the quote
 * market, no quote               Refused VENUE_PRICE_MISSING
 * stop, stop-limit               Refused VENUE_ORDER_TYPE_UNSUPPORTED
 * </pre>
 */
@Singleton
@Typed(PaperVenue.class)
public class PaperVenue implements InstantVenue {

    private final PaperPrices prices;
    private final InstantSource clock;

    @Inject
    public PaperVenue(PaperPrices prices, InstantSource clock) {
        this.prices = prices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "paper";
    }

    @Override
    public void open(VenueListener listener) {
        // All that ever happens here is in the answer to submit.
    }

    @Override
    public boolean isListening() {
        return true;
    }

    @Override
    public Uni<SubmitOutcome> submit(NewOrderSingle order) {
        return Uni.createFrom().item(outcome(order));
    }

    @Override
    public Uni<QueryOutcome> query(OrderId clientOrderId) {
        return Uni.createFrom().item(new QueryOutcome.NotFound());
    }

    @Override
    public Uni<RequestOutcome> cancel(OrderId orderId, VenueOrderId venueOrderId) {
        return Uni.createFrom()
                .item(new RequestOutcome.Refused(ExecutionCode.CANCEL_TOO_LATE.refusal()));
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

    @Override
    public SubmitOutcome outcome(NewOrderSingle order) {
        return switch (order.ordType()) {
            case OrdType.Limit(Price limit) -> filled(order, better(limit, touch(order), order));
            case OrdType.Market() ->
                    touch(order)
                            .map(price -> filled(order, price))
                            .orElseGet(() -> refused(ExecutionCode.VENUE_PRICE_MISSING));
            case OrdType.Stop _, OrdType.StopLimit _ ->
                    refused(ExecutionCode.VENUE_ORDER_TYPE_UNSUPPORTED);
        };
    }

    private SubmitOutcome filled(NewOrderSingle order, Price price) {
        Instant now = clock.instant();
        String id = order.orderId().toString();
        return new SubmitOutcome.Accepted(
                List.of(
                        new OrderEvent.Acknowledged(new VenueOrderId("paper-" + id), now),
                        new OrderEvent.Traded(
                                new ExecId(id + ".1"), order.orderQty(), price, now)));
    }

    private static SubmitOutcome refused(ExecutionCode code) {
        return new SubmitOutcome.Refused(code.refusal());
    }

    private Optional<Price> touch(NewOrderSingle order) {
        return prices.quote(order.symbol()).map(order.side().isBuy() ? Quote::ask : Quote::bid);
    }

    private static Price better(Price limit, Optional<Price> touch, NewOrderSingle order) {
        return touch.filter(
                        price ->
                                order.side().isBuy()
                                        ? price.compareTo(limit) <= 0
                                        : price.compareTo(limit) >= 0)
                .orElse(limit);
    }
}

package dev.fillstream.execution.adapter.venue.paper;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.execution.report.Past;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.ExecutionVenue.VenueListener;
import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.fixture.LivingOrder;
import dev.fillstream.model.fixture.OrderBuilder;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ReferencePrice;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaperVenueTest {

    private final PaperPrices prices = new PaperPrices();
    private final Map<OrderId, BookedOrder> book = new HashMap<>();
    private final List<OrderEvent> told = new ArrayList<>();
    private final PaperVenue venue = venue();

    private PaperVenue venue() {
        PaperVenue paper =
                new PaperVenue(
                        prices,
                        id -> Uni.createFrom().item(Optional.ofNullable(book.get(id))),
                        () -> NOON);
        paper.open(
                new VenueListener() {
                    @Override
                    public void reported(VenueReport report) {
                        told.add(report.event());
                    }

                    @Override
                    public void unintelligible(String message, String reason) {
                        throw new AssertionError(message);
                    }

                    @Override
                    public void resumed() {
                        throw new AssertionError("it never stops");
                    }
                });
        return paper;
    }

    @Test
    void aLimitWithoutQuoteFillsAtItsLimit() {
        assertThat(priceOf(anOrder().buy().limit("12.34").of(100))).isEqualTo("12.34");
    }

    @Test
    void aLimitThatReachesTheQuoteFillsAtTheQuote() {
        quote("12.30", "12.32");
        assertThat(priceOf(anOrder().buy().limit("12.34").of(100))).isEqualTo("12.32");
        assertThat(priceOf(anOrder().sell().limit("12.30").of(100))).isEqualTo("12.3");
    }

    @Test
    void aMarketOrderFillsAtTheQuoteAndIsRefusedWithoutOne() {
        NewOrderSingle order = anOrder().buy().market().of(100);
        assertThat(submit(order)).isInstanceOf(SubmitOutcome.Refused.class);
        quote("12.30", "12.32");
        assertThat(priceOf(order)).isEqualTo("12.32");
        quote("0", "12.32");
        assertThat(submit(order)).isInstanceOf(SubmitOutcome.Refused.class);
    }

    @Test
    void theSameOrderFillsUnderTheSameExecId() {
        NewOrderSingle order = anOrder().buy().limit("12.34").of(100);
        assertThat(trade(order).execId()).isEqualTo(trade(order).execId());
    }

    @Test
    void aBuyStopFillsAtTheAskThatHasRisenToIt() {
        quote("12.30", "12.32");
        acknowledged(anOrder().buy().stop("13").of(100));
        quote("12.97", "12.99");
        assertThat(told).isEmpty();
        quote("12.99", "13.01");
        assertThat(words()).containsExactly("Triggered", "Traded");
        assertThat(((OrderEvent.Traded) told.getLast()).lastPx()).hasToString("13.01");
        quote("13.99", "14.01");
        assertThat(told).hasSize(2);
    }

    @Test
    void aSellStopFillsAtTheBidThatHasFallenToIt() {
        acknowledged(anOrder().sell().stop("12").of(100));
        quote("12.01", "12.03");
        assertThat(told).isEmpty();
        quote("11.98", "12");
        assertThat(((OrderEvent.Traded) told.getLast()).lastPx()).hasToString("11.98");
    }

    @Test
    void aStopLimitNeverFillsBeyondItsLimit() {
        acknowledged(anOrder().buy().stopLimit("13.10", "13").of(100));
        quote("13.48", "13.50");
        assertThat(((OrderEvent.Traded) told.getLast()).lastPx()).hasToString("13.1");
    }

    @Test
    void aStopThatTheQuoteHasReachedIsSetOffAtOnce() {
        quote("12.99", "13.01");
        SubmitOutcome outcome = submit(anOrder().buy().stop("13").of(100));
        assertThat(((SubmitOutcome.Accepted) outcome).events())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Acknowledged", "Triggered", "Traded");
        assertThat(told).isEmpty();
    }

    @Test
    void onlyStopsHaveTheirOutcomeLater() {
        assertThat(venue.outcome(anOrder().limit("12").of(100))).isPresent();
        assertThat(venue.outcome(anOrder().stop("12").of(100))).isEmpty();
    }

    @Test
    void aQuoteSetsOffOnlyWhatItReaches() {
        acknowledged(anOrder().clOrdId("c-1").buy().stop("13").of(100));
        acknowledged(anOrder().clOrdId("c-2").buy().stop("13.50").of(100));
        acknowledged(anOrder().clOrdId("c-3").symbol("OTHER").buy().stop("13").of(100));
        acknowledged(anOrder().clOrdId("c-4").sell().stop("12").of(100));
        quote("13.18", "13.20");
        assertThat(words()).containsExactly("Triggered", "Traded");
    }

    @Test
    void aWaitingStopCanBeCanceledAndThenDoesNothingMore() {
        NewOrderSingle stop = anOrder().buy().stop("13").of(100);
        acknowledged(stop);
        assertThat(cancel(stop)).isInstanceOf(RequestOutcome.Requested.class);
        assertThat(words()).containsExactly("Canceled");
        quote("13.48", "13.50");
        assertThat(told).hasSize(1);
        assertThat(cancel(stop)).isInstanceOf(RequestOutcome.Refused.class);
        assertThat(found(stop)).containsExactly("Acknowledged", "Canceled");
    }

    @Test
    void aStopThatIsBeingSetOffIsNotTakenUpAgain() {
        NewOrderSingle stop = anOrder().buy().stop("13").of(100);
        acknowledged(stop);
        quote("12.99", "13.01");
        // The trade is told, and the book does not have it yet.
        assertThat(found(stop)).containsExactly("Acknowledged", "Traded");
        quote("13.99", "14.01");
        assertThat(words()).containsExactly("Triggered", "Traded");
    }

    @Test
    void whatTheBookHasWaitingIsTakenUpWhenItIsAskedAfter() {
        NewOrderSingle stop = anOrder().buy().stop("13").of(100);
        working(stop);
        quote("12.99", "13.01");
        assertThat(told).isEmpty();
        quote("12.30", "12.32");
        assertThat(found(stop)).containsExactly("Acknowledged");
        quote("12.99", "13.01");
        assertThat(words()).containsExactly("Triggered", "Traded");
    }

    @Test
    void whatEndedElsewhereIsNotSetOff() {
        NewOrderSingle stop = anOrder().buy().stop("13").of(100);
        acknowledged(stop);
        book.put(stop.orderId(), booked(stop, new OrderEvent.Canceled(NOON)));
        quote("12.99", "13.01");
        assertThat(told).isEmpty();
    }

    @Test
    void whatNeverCameHereIsNotFound() {
        NewOrderSingle stop = anOrder().buy().stop("13").of(100);
        assertThat(venue.query(atVenue(stop)).await().indefinitely())
                .isInstanceOf(QueryOutcome.NotFound.class);
        assertThat(cancel(stop)).isInstanceOf(RequestOutcome.Refused.class);
    }

    @Test
    void onlyAStopHasATimeToBeTakenBack() {
        Instant later = NOON.plusSeconds(60);
        OrderBuilder dated = anOrder().timeInForce(new TimeInForce.GoodTillDate(later));
        assertThat(venue.deadline(dated.limit("1").of(1), NOON)).isEmpty();
        assertThat(venue.deadline(dated.stop("1").of(1), NOON)).contains(later);
        assertThat(venue.deadline(anOrder().stop("1").of(1), NOON))
                .contains(NOON.plus(Duration.ofHours(12)));
        assertThat(venue.deadline(anOrder().timeInForce(TimeInForce.GTC).stop("1").of(1), NOON))
                .isEmpty();
    }

    private void acknowledged(NewOrderSingle order) {
        var accepted = (SubmitOutcome.Accepted) submit(order);
        assertThat(accepted.events())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Acknowledged");
        working(order);
    }

    private void working(NewOrderSingle order) {
        book.put(order.orderId(), booked(order));
    }

    private static BookedOrder booked(NewOrderSingle order, OrderEvent... more) {
        LivingOrder living =
                LivingOrder.of(
                        order,
                        new OrderEvent.RoutedToVenue(NOON),
                        new OrderEvent.Acknowledged(PaperFill.venueOrderId(order), NOON));
        List.of(more).forEach(living::on);
        Origin origin = new Origin(NOON, Optional.empty(), null, "risk-approved", 0, 0);
        return new BookedOrder(living.order(), origin, "paper", Past.NONE, 0);
    }

    private RequestOutcome cancel(NewOrderSingle order) {
        return venue.cancel(atVenue(order)).await().indefinitely();
    }

    private List<String> found(NewOrderSingle order) {
        var found = (QueryOutcome.Found) venue.query(atVenue(order)).await().indefinitely();
        return found.reports().stream()
                .map(report -> report.event().getClass().getSimpleName())
                .toList();
    }

    private List<String> words() {
        return told.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private String priceOf(NewOrderSingle order) {
        return trade(order).lastPx().toString();
    }

    private OrderEvent.Traded trade(NewOrderSingle order) {
        var accepted = (SubmitOutcome.Accepted) submit(order);
        return (OrderEvent.Traded) accepted.events().getLast();
    }

    private SubmitOutcome submit(NewOrderSingle order) {
        return venue.submit(order).await().indefinitely();
    }

    private void quote(String bid, String ask) {
        prices.update(
                ReferencePrice.newBuilder()
                        .setSymbol("ACME")
                        .setBidPx(bid)
                        .setAskPx(ask)
                        .setPriceTime(Timestamps.of(NOON))
                        .build()
                        .toByteArray());
    }

    private static OrderAtVenue atVenue(NewOrderSingle order) {
        return new OrderAtVenue(order, order.orderId(), PaperFill.venueOrderId(order));
    }
}

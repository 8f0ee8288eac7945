package dev.fillstream.execution.adapter.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.Replacement;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter for a venue outside must do, held against the simulator. */
abstract class SimulatorConformance extends VenueConformance {

    abstract SimulatedVenue simulator();

    @Override
    NewOrderSingle resting() {
        return order().limit("9.00").timeInForce(TimeInForce.GTC).of(100);
    }

    @BeforeEach
    void awaitConnection() {
        await().atMost(SOON).until(venue()::isListening);
    }

    @Test
    void anOrderThatTheVenueDoesNotTakeIsRefusedForGood() {
        assertThat(submit(order().symbol("NOSUCH").limit("9.00").of(100)))
                .isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(submit(order().limit("9.001").of(100)))
                .isInstanceOf(SubmitOutcome.Refused.class);
    }

    @Test
    void everyOrderTypeAndTimeInForceThatBothSidesHaveIsTaken() {
        submitted(order().market().of(100));
        submitted(order().limit("13.00").timeInForce(TimeInForce.IOC).of(100));
        submitted(order().limit("13.00").timeInForce(TimeInForce.FOK).of(100));
        submitted(order().sell().stop("9.00").timeInForce(TimeInForce.GTC).of(100));
        submitted(order().sell().stopLimit("8.90", "9.00").of(100));
        submitted(order().limit("9.00").of("1.5"));
    }

    @Test
    void theSameIdAgainIsNoSecondOrderAndNoRefusal() {
        NewOrderSingle order = resting();
        atVenue(order);
        assertThat(submit(order)).isInstanceOf(SubmitOutcome.Unknown.class);
    }

    @Test
    void anOrderWhoseAnswerIsLostIsInDoubtAndFoundByAsking() {
        NewOrderSingle order = resting();
        simulator().fault("drop-after-booking");
        assertThat(submit(order))
                .isInstanceOfAny(SubmitOutcome.Unknown.class, SubmitOutcome.Accepted.class);
        await().atMost(SOON).until(() -> query(unsent(order)) instanceof QueryOutcome.Found);
    }

    @Test
    void silenceIsDoubtAndNotARefusal() {
        NewOrderSingle order = resting();
        simulator().fault("no-reply");
        assertThat(submit(order)).isInstanceOf(SubmitOutcome.Unknown.class);
        assertThat(query(unsent(order))).isInstanceOf(QueryOutcome.NotFound.class);
    }

    @Test
    void b20AVenueThatIsBusyOrClosedForNowHasRefusedNothing() {
        simulator().fault("status-429");
        assertThat(submit(resting()))
                .isInstanceOfAny(SubmitOutcome.Deferred.class, SubmitOutcome.Unknown.class);
        simulator().fault("status-500");
        assertThat(submit(resting()))
                .isInstanceOfAny(SubmitOutcome.Deferred.class, SubmitOutcome.Unknown.class);
    }

    @Test
    void anOrderThatTheVenueTurnsDownAfterTakingItIsReportedRejected() {
        NewOrderSingle order = resting();
        simulator().fault("reject");
        SubmitOutcome outcome = submit(order);
        assertThat(outcome)
                .isInstanceOfAny(SubmitOutcome.Accepted.class, SubmitOutcome.Refused.class);
        await().atMost(SOON)
                .until(
                        () ->
                                outcome instanceof SubmitOutcome.Refused
                                        || heardOf(order.orderId()).stream()
                                                .anyMatch(
                                                        OrderEvent.VenueRejected.class
                                                                ::isInstance));
    }

    @Test
    void aReplaceIsAnsweredUnderItsOwnIdAndTheOldOneLeadsToTheNew() {
        OrderAtVenue order = atVenue(resting());
        Replacement replacement = replacement(order, 200, "9.10");
        assertThat(replace(replacement)).isInstanceOf(RequestOutcome.Requested.class);
        await().atMost(SOON)
                .until(
                        () ->
                                heardOf(replacement.requestId()).stream()
                                        .anyMatch(OrderEvent.Acknowledged.class::isInstance));
        assertThat(query(order))
                .isInstanceOfSatisfying(
                        QueryOutcome.Found.class,
                        found ->
                                assertThat(found.reports())
                                        .anyMatch(
                                                report ->
                                                        report.clientOrderId()
                                                                .equals(replacement.requestId())));
    }

    @Test
    void aReplacedOrderIsCanceledUnderItsNewId() {
        OrderAtVenue order = atVenue(resting());
        Replacement replacement = replacement(order, 200, "9.10");
        assertThat(replace(replacement)).isInstanceOf(RequestOutcome.Requested.class);
        await().atMost(SOON).until(() -> !heardOf(replacement.requestId()).isEmpty());
        OrderAtVenue successor =
                new OrderAtVenue(
                        order.order(),
                        replacement.requestId(),
                        heard().reports().stream()
                                .filter(
                                        report ->
                                                report.clientOrderId()
                                                        .equals(replacement.requestId()))
                                .findFirst()
                                .orElseThrow()
                                .venueOrderId());
        assertThat(cancel(successor)).isInstanceOf(RequestOutcome.Requested.class);
        await().atMost(SOON)
                .until(
                        () ->
                                heardOf(replacement.requestId()).stream()
                                        .anyMatch(OrderEvent.Canceled.class::isInstance));
    }

    @Test
    void aReplaceThatTheVenueWillNotDoIsRefused() {
        OrderAtVenue order = atVenue(resting());
        simulator().fault("reject", "target", "replace");
        assertThat(replace(replacement(order, 200, "9.10")))
                .isInstanceOf(RequestOutcome.Refused.class);
    }

    @Test
    void aReplaceWhoseAnswerIsLostIsInDoubtAndFoundByItsId() {
        OrderAtVenue order = atVenue(resting());
        Replacement replacement = replacement(order, 200, "9.10");
        simulator().fault("drop-after-booking", "target", "replace");
        assertThat(replace(replacement)).isNotInstanceOf(RequestOutcome.Refused.class);
        await().atMost(SOON)
                .until(() -> query(named(order, replacement)) instanceof QueryOutcome.Found);
    }

    @Test
    void aTradeThatIsTakenBackNamesTheTrade() {
        NewOrderSingle order = marketable();
        List<OrderEvent> events = submitted(order);
        await().atMost(SOON).until(() -> traded(all(events, order)).equals(order.orderQty()));
        simulator().bust(order.orderId());
        await().atMost(SOON)
                .until(
                        () ->
                                heardOf(order.orderId()).stream()
                                        .anyMatch(OrderEvent.TradeCanceled.class::isInstance));
        OrderEvent.TradeCanceled bust =
                heardOf(order.orderId()).stream()
                        .filter(OrderEvent.TradeCanceled.class::isInstance)
                        .map(OrderEvent.TradeCanceled.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(all(events, order).stream().flatMap(VenueConformance::trade))
                .extracting(OrderEvent.Traded::execId)
                .contains(bust.execRefId());
    }

    @Test
    void aTradeThatIsTakenBackWhileNobodyListensIsHeardOfLater() {
        NewOrderSingle order = marketable();
        List<OrderEvent> events = submitted(order);
        await().atMost(SOON).until(() -> traded(all(events, order)).equals(order.orderQty()));
        int resumptions = heard().resumptions();
        simulator().fault("disconnect-stream", "delayMillis", "500");
        await().atMost(SOON).until(() -> !venue().isListening());
        simulator().bust(order.orderId());
        await().atMost(SOON).until(() -> heard().resumptions() > resumptions);
        await().atMost(SOON)
                .until(
                        () ->
                                Stream.concat(
                                                heardOf(order.orderId()).stream(),
                                                toldAgain(order.orderId()).stream())
                                        .anyMatch(OrderEvent.TradeCanceled.class::isInstance));
    }

    private List<OrderEvent> toldAgain(OrderId orderId) {
        Instant now = Instant.now();
        return venue().trades(now.minusSeconds(60), now.plusSeconds(1))
                .filter(report -> report.clientOrderId().equals(orderId))
                .map(VenueReport::event)
                .collect()
                .asList()
                .await()
                .atMost(SOON);
    }

    @Test
    void aCorrectedTradeHasTheNewPrice() {
        NewOrderSingle order = marketable();
        List<OrderEvent> events = submitted(order);
        await().atMost(SOON).until(() -> traded(all(events, order)).equals(order.orderQty()));
        simulator().correct(order.orderId(), "12.00");
        await().atMost(SOON)
                .until(
                        () ->
                                heardOf(order.orderId()).stream()
                                        .anyMatch(
                                                event ->
                                                        event
                                                                        instanceof
                                                                        OrderEvent.TradeCorrected
                                                                                correction
                                                                && correction
                                                                        .lastPx()
                                                                        .equals(
                                                                                Price.of(
                                                                                        "12.00"))));
    }

    @Test
    void moreTradedThanWasAskedForIsReportedAsItIs() {
        NewOrderSingle order = resting();
        simulator().fault("overfill");
        List<OrderEvent> events = submitted(order);
        await().atMost(SOON).until(() -> traded(all(events, order)).equals(Quantity.of(110)));
    }

    @Test
    void whatIsSaidTwiceCarriesTheSameId() {
        NewOrderSingle order = marketable();
        simulator().fault("tell-twice");
        submitted(order);
        await().atMost(SOON).until(() -> tradesHeard(order).size() >= 2);
        assertThat(tradesHeard(order).stream().map(OrderEvent.Traded::execId).distinct().count())
                .isLessThan(tradesHeard(order).size());
    }

    @Test
    void aWrongSymbolOrSideIsPassedOnAsItWasSaid() {
        NewOrderSingle symbol = resting();
        simulator().fault("tell-wrong-symbol");
        submit(symbol);
        awaitHeard(symbol, terms -> terms.symbol().equals("WRONG"));
        NewOrderSingle side = resting();
        simulator().fault("tell-wrong-side");
        submit(side);
        awaitHeard(side, terms -> terms.isBuy().equals(Optional.of(false)));
    }

    @Test
    void aVenueThatWasAwayIsTakenUpAgainAndNothingItSaidIsLost() {
        OrderAtVenue order = atVenue(resting());
        int resumptions = heard().resumptions();
        simulator().stop();
        await().atMost(SOON).until(() -> !venue().isListening());
        assertThat(submit(resting()))
                .isInstanceOfAny(SubmitOutcome.Deferred.class, SubmitOutcome.Unknown.class);
        assertThat(query(order)).isInstanceOf(QueryOutcome.Unknown.class);
        assertThat(cancel(order)).isInstanceOf(RequestOutcome.Unknown.class);
        simulator().start();
        await().atMost(SOON).until(() -> heard().resumptions() > resumptions);
        assertThat(query(order)).isInstanceOf(QueryOutcome.Found.class);
    }

    private static OrderAtVenue named(OrderAtVenue order, Replacement replacement) {
        return new OrderAtVenue(order.order(), replacement.requestId(), order.venueOrderId());
    }

    private void awaitHeard(NewOrderSingle order, Predicate<VenueReport.Terms> asSaid) {
        await().atMost(SOON)
                .until(
                        () ->
                                heard().reports().stream()
                                        .filter(r -> r.clientOrderId().equals(order.orderId()))
                                        .anyMatch(report -> asSaid.test(report.terms())));
    }

    private List<OrderEvent.Traded> tradesHeard(NewOrderSingle order) {
        return heardOf(order.orderId()).stream().flatMap(VenueConformance::trade).toList();
    }

    private RequestOutcome replace(Replacement replacement) {
        return venue().replace(replacement).await().atMost(SOON);
    }

    private static Replacement replacement(OrderAtVenue target, long qty, String price) {
        ClOrdId clOrdId = new ClOrdId("r-" + target.order().clOrdId().value());
        return new Replacement(
                target,
                OrderId.derive(target.order().account(), clOrdId),
                new LiveTerms(clOrdId, Quantity.of(qty), new OrdType.Limit(Price.of(price))));
    }
}

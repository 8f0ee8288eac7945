package dev.fillstream.execution.adapter.venue;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.fixture.OrderBuilder;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every venue must do, whatever it speaks. */
abstract class VenueConformance {

    static final Duration SOON = Duration.ofSeconds(20);

    abstract ExecutionVenue venue();

    abstract Heard heard();

    /** An order that the venue keeps and does not trade. */
    abstract NewOrderSingle resting();

    /** An order that trades at once. */
    NewOrderSingle marketable() {
        return order().limit("13.00").of(100);
    }

    @Test
    void anOrderThatMeetsTheMarketIsAcknowledgedAndTradedWhole() {
        NewOrderSingle order = marketable();
        List<OrderEvent> events = submitted(order);
        await().atMost(SOON).until(() -> traded(all(events, order)).equals(order.orderQty()));
        assertThat(all(events, order)).anyMatch(OrderEvent.Acknowledged.class::isInstance);
        assertThat(all(events, order).stream().flatMap(VenueConformance::trade))
                .extracting(OrderEvent.Traded::execId)
                .doesNotHaveDuplicates();
    }

    @Test
    void anOrderThatRestsIsAcknowledgedUnderTheVenuesIdForIt() {
        assertThat(atVenue(resting()).venueOrderId().isKnown()).isTrue();
    }

    @Test
    void aCancelTakesBackWhatRests() {
        OrderAtVenue order = atVenue(resting());
        assertThat(cancel(order)).isInstanceOf(RequestOutcome.Requested.class);
        await().atMost(SOON)
                .until(
                        () ->
                                heard().of(order.clientOrderId()).stream()
                                        .anyMatch(OrderEvent.Canceled.class::isInstance));
    }

    @Test
    void aCancelOfWhatTradedIsRefused() {
        NewOrderSingle order = marketable();
        OrderAtVenue traded = atVenue(order);
        await().atMost(SOON).until(() -> !(cancel(traded) instanceof RequestOutcome.Requested));
        assertThat(cancel(traded)).isInstanceOf(RequestOutcome.Refused.class);
    }

    @Test
    void anOrderThatTheVenueNeverGotIsNotFound() {
        NewOrderSingle order = resting();
        assertThat(query(unsent(order))).isInstanceOf(QueryOutcome.NotFound.class);
    }

    @Test
    void anOrderThatRestsIsFoundAsWhatItIs() {
        OrderAtVenue order = atVenue(resting());
        assertThat(query(order))
                .isInstanceOfSatisfying(
                        QueryOutcome.Found.class,
                        found -> {
                            var first = found.reports().getFirst();
                            assertThat(first.clientOrderId()).isEqualTo(order.clientOrderId());
                            assertThat(first.event()).isInstanceOf(OrderEvent.Acknowledged.class);
                            assertThat(first.terms().symbol()).isEqualTo("ACME");
                        });
    }

    @Test
    void itSaysItsNameInLowerCase() {
        assertThat(venue().name()).matches("[a-z]+");
    }

    static OrderBuilder order() {
        return anOrder().clOrdId("c-" + UUID.randomUUID());
    }

    static OrderAtVenue unsent(NewOrderSingle order) {
        return new OrderAtVenue(order, order.orderId(), VenueOrderId.UNKNOWN);
    }

    SubmitOutcome submit(NewOrderSingle order) {
        return venue().submit(order).await().atMost(SOON);
    }

    /** What the answer to a submission that is taken says. */
    List<OrderEvent> submitted(NewOrderSingle order) {
        SubmitOutcome outcome = submit(order);
        assertThat(outcome).isInstanceOf(SubmitOutcome.Accepted.class);
        return ((SubmitOutcome.Accepted) outcome).events();
    }

    /** Submits the order and waits until the venue has named it. */
    OrderAtVenue atVenue(NewOrderSingle order) {
        List<OrderEvent> events = submitted(order);
        await().atMost(SOON).until(() -> acknowledged(events, order).findFirst().isPresent());
        VenueOrderId id = acknowledged(events, order).findFirst().orElseThrow().venueOrderId();
        return new OrderAtVenue(order, order.orderId(), id);
    }

    RequestOutcome cancel(OrderAtVenue order) {
        return venue().cancel(order).await().atMost(SOON);
    }

    QueryOutcome query(OrderAtVenue order) {
        return venue().query(order).await().atMost(SOON);
    }

    List<OrderEvent> all(List<OrderEvent> answered, NewOrderSingle order) {
        List<OrderEvent> all = new ArrayList<>(answered);
        all.addAll(heard().of(order.orderId()));
        return all;
    }

    static Quantity traded(List<OrderEvent> events) {
        return events.stream()
                .flatMap(VenueConformance::trade)
                .map(OrderEvent.Traded::lastQty)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    static Stream<OrderEvent.Traded> trade(OrderEvent event) {
        return event instanceof OrderEvent.Traded trade ? Stream.of(trade) : Stream.empty();
    }

    List<OrderEvent> heardOf(OrderId clientOrderId) {
        return heard().of(clientOrderId);
    }

    private Stream<OrderEvent.Acknowledged> acknowledged(
            List<OrderEvent> answered, NewOrderSingle order) {
        return all(answered, order).stream()
                .filter(OrderEvent.Acknowledged.class::isInstance)
                .map(OrderEvent.Acknowledged.class::cast);
    }
}

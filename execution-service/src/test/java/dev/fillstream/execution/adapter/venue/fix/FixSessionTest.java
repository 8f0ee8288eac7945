package dev.fillstream.execution.adapter.venue.fix;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.adapter.venue.Heard;
import dev.fillstream.execution.adapter.venue.SimulatedVenue;
import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.VenueOrderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.field.GapFillFlag;
import quickfix.field.MsgType;
import quickfix.field.NewSeqNo;

/** What can happen to a session, and what must never come of it. */
class FixSessionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path folder;

    private final String client = "C" + Integer.toHexString(UUID.randomUUID().hashCode());
    private final Heard heard = new Heard();
    private SimulatedVenue simulator;
    private FixVenues.Opened opened;

    @BeforeEach
    void start() {
        simulator = new SimulatedVenue(folder, client);
        Map<String, String> settings = simulator.settings();
        settings.put("fillstream.fix.currency", "USD");
        opened = FixVenues.open(settings, heard);
        await().atMost(SOON).until(this::isLoggedOn);
    }

    @AfterEach
    void stop() {
        opened.close();
        simulator.close();
    }

    @Test
    void whatCouldNotBeSentWhileLoggedOffIsNeverSentAfterwards() {
        simulator.stop();
        await().atMost(SOON).until(() -> !isLoggedOn());
        NewOrderSingle order = order();
        assertThat(submit(order)).isInstanceOf(SubmitOutcome.Deferred.class);
        simulator.start();
        await().atMost(SOON).until(this::isLoggedOn);
        // Its answer comes after all that the session would have sent on its own.
        assertThat(query(order)).isInstanceOf(QueryOutcome.NotFound.class);
    }

    @Test
    void anOrderThatTheVenueMissedIsNotSentAgainByTheSession() throws Exception {
        NewOrderSingle seen = order();
        assertThat(submit(seen)).isInstanceOf(SubmitOutcome.Accepted.class);
        // The venue forgets the last message, and so asks for it again.
        atVenue().setNextTargetMsgSeqNum(atVenue().getExpectedTargetNum() - 1);
        NewOrderSingle next = order();
        assertThat(submit(next)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(query(seen)).isInstanceOf(QueryOutcome.Found.class);
        // Sent again, it would have been refused as a duplicate.
        assertThat(heard.of(seen.orderId()))
                .noneMatch(OrderEvent.VenueRejected.class::isInstance)
                .hasSize(1);
    }

    @Test
    void afterAStartTheLastReportsComeAgainUnderTheirOwnIds() {
        NewOrderSingle order = anOrder().clOrdId("c-1").limit("13.00").of(100);
        assertThat(submit(order)).isInstanceOf(SubmitOutcome.Accepted.class);
        await().atMost(SOON).until(() -> !trades(heard, order).isEmpty());
        opened.close();
        Heard again = new Heard();
        opened = FixVenues.open(simulator.settings(), again);
        await().atMost(SOON).until(() -> trades(again, order).equals(trades(heard, order)));
    }

    @Test
    void whatHappensWhileLoggedOffIsToldAfterwardsThoughNobodyAsks() {
        NewOrderSingle order = order();
        assertThat(submit(order)).isInstanceOf(SubmitOutcome.Accepted.class);
        simulator.fault("disconnect-stream", "delayMillis", "1500");
        await().atMost(SOON).until(() -> !isLoggedOn());
        simulator.cancelAll();
        await().atMost(SOON)
                .until(
                        () ->
                                heard.of(order.orderId()).stream()
                                        .anyMatch(OrderEvent.Canceled.class::isInstance));
    }

    @Test
    void b22ANumberThatIsTooLowEndsTheSessionAndWaitsForAPerson() throws Exception {
        assertThat(submit(order())).isInstanceOf(SubmitOutcome.Accepted.class);
        simulator.stop();
        await().atMost(SOON).until(() -> !isLoggedOn());
        delete(folder.resolve("fix-sessions"));
        int resumptions = heard.resumptions();
        simulator.start();
        await().atMost(SOON).until(() -> atVenue().getExpectedSenderNum() > 1);
        assertThat(submit(order())).isInstanceOf(SubmitOutcome.Deferred.class);
        assertThat(heard.resumptions()).isEqualTo(resumptions);
    }

    @Test
    void b22AResetOfTheNumbersCountsAsALossAndEveryOpenOrderIsAskedAfter() {
        int resumptions = heard.resumptions();
        Message reset = new Message();
        reset.getHeader().setString(MsgType.FIELD, MsgType.SEQUENCE_RESET);
        reset.setBoolean(GapFillFlag.FIELD, false);
        reset.setInt(NewSeqNo.FIELD, atVenue().getExpectedSenderNum() + 1);
        assertThat(atVenue().send(reset)).isTrue();
        await().atMost(SOON).until(() -> heard.resumptions() > resumptions);
    }

    @Test
    void b13AnAmountThatCannotBeIsKeptAside() {
        Message report = new Message();
        report.getHeader().setString(MsgType.FIELD, MsgType.EXECUTION_REPORT);
        report.setString(quickfix.field.ClOrdID.FIELD, UUID.randomUUID().toString());
        report.setString(quickfix.field.OrderID.FIELD, "1");
        report.setString(quickfix.field.ExecID.FIELD, "e-1");
        report.setChar(quickfix.field.ExecType.FIELD, quickfix.field.ExecType.TRADE);
        report.setChar(quickfix.field.OrdStatus.FIELD, quickfix.field.OrdStatus.PARTIALLY_FILLED);
        report.setString(quickfix.field.LastQty.FIELD, "NaN");
        report.setString(quickfix.field.LastPx.FIELD, "-1");
        assertThat(atVenue().send(report)).isTrue();
        await().atMost(SOON).until(() -> heard.unintelligible().size() == 1);
        assertThat(submit(order())).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void b14ATradeInAnotherCurrencyIsKeptAside() {
        NewOrderSingle order = order();
        assertThat(atVenue().send(trade(order, "e-1", "EUR"))).isTrue();
        assertThat(atVenue().send(trade(order, "e-2", "USD"))).isTrue();
        await().atMost(SOON).until(() -> trades(heard, order).size() == 1);
        assertThat(heard.unintelligible()).singleElement().asString().contains("EUR");
    }

    private static Message trade(NewOrderSingle order, String execId, String currency) {
        Message report = new Message();
        report.getHeader().setString(MsgType.FIELD, MsgType.EXECUTION_REPORT);
        report.setString(quickfix.field.ClOrdID.FIELD, order.orderId().toString());
        report.setString(quickfix.field.OrderID.FIELD, "1");
        report.setString(quickfix.field.ExecID.FIELD, execId);
        report.setChar(quickfix.field.ExecType.FIELD, quickfix.field.ExecType.TRADE);
        report.setChar(quickfix.field.OrdStatus.FIELD, quickfix.field.OrdStatus.PARTIALLY_FILLED);
        report.setString(quickfix.field.LastQty.FIELD, "40");
        report.setString(quickfix.field.LastPx.FIELD, "9");
        report.setString(quickfix.field.Currency.FIELD, currency);
        return report;
    }

    private Session atVenue() {
        return Session.lookupSession(new SessionID("FIX.4.4", "VENUE", client));
    }

    private static NewOrderSingle order() {
        return anOrder()
                .clOrdId("c-" + UUID.randomUUID())
                .limit("9.00")
                .timeInForce(TimeInForce.GTC)
                .of(100);
    }

    private boolean isLoggedOn() {
        return opened.venue().isListening();
    }

    private SubmitOutcome submit(NewOrderSingle order) {
        return opened.venue().submit(order).await().atMost(SOON);
    }

    private QueryOutcome query(NewOrderSingle order) {
        return opened.venue()
                .query(new OrderAtVenue(order, order.orderId(), VenueOrderId.UNKNOWN))
                .await()
                .atMost(SOON);
    }

    private static List<OrderEvent> trades(Heard heard, NewOrderSingle order) {
        return heard.of(order.orderId()).stream()
                .filter(OrderEvent.Traded.class::isInstance)
                .toList();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

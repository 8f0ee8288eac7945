package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.FakeVenue.Act;
import dev.fillstream.execution.reconcile.UnfinishedOrders;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.OrderMassCancelRequest;
import dev.fillstream.v1.Side;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cancel, replace and mass cancel: every request has exactly one final answer. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class JourneyOfARequestTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject Pool pool;

    @Inject UnfinishedOrders restart;

    @Inject Journal journal;

    private Pipeline pipeline;
    private FakeVenue venue;

    @BeforeEach
    void connect() {
        pipeline = new Pipeline(bootstrapServers, "executions", "risk-approved-dlq");
        venue = FakeVenue.running();
        await().atMost(SOON).until(venue::isHeard);
    }

    @AfterEach
    void checkConservation() {
        pipeline.close();
        venue.mute(false);
        await().atMost(SOON).until(() -> count("SELECT count(*) FROM report_batches") == 0);
        assertThat(
                        count(
                                "SELECT count(*) FROM orders o WHERE o.cum_qty <> (SELECT"
                                        + " coalesce(sum(f.last_qty), 0) FROM fills f WHERE"
                                        + " f.order_no = o.order_no AND f.standing = 'STANDS')"))
                .as("orders whose fills do not add up")
                .isZero();
    }

    @Test
    void aReplaceKeepsTheOrderIdAndBringsNewTermsAndANewClOrdId() {
        // Given
        String orderId = resting("c-1");
        // When
        String requestId = pipeline.replace("c-1", "r-1", "150", "12.50");
        // Then
        assertThat(pipeline.told(orderId, 3))
                .containsExactly(
                        "1 NEW NEW", "2 PENDING_REPLACE PENDING_REPLACE", "3 REPLACED NEW");
        ExecutionReport pending = report(orderId, 1);
        assertThat(pending.getClOrdId()).isEqualTo("r-1");
        assertThat(pending.getOrigClOrdId()).isEqualTo("c-1");
        assertThat(pending.getOrderQty()).isEqualTo("100");
        ExecutionReport replaced = report(orderId, 2);
        assertThat(replaced.getClOrdId()).isEqualTo("r-1");
        assertThat(replaced.getOrigClOrdId()).isEqualTo("c-1");
        assertThat(replaced.getOrderQty()).isEqualTo("150");
        assertThat(replaced.getPrice()).isEqualTo("12.5");
        assertThat(replaced.getLeavesQty()).isEqualTo("150");
        assertThat(replaced.getVenueOrderId()).isNotEqualTo(pending.getVenueOrderId());
        // And the replacing order's trades are the order's
        venue.fill(requestId);
        assertThat(pipeline.told(orderId, 4).getLast()).isEqualTo("4 TRADE FILLED");
        assertThat(report(orderId, 3).getCumQty()).isEqualTo("150");
        assertThat(report(orderId, 3).getClOrdId()).isEqualTo("r-1");
    }

    @Test
    void whatTradedBeforeAReplaceStaysTraded() {
        // Given
        String orderId = resting("c-1");
        venue.trade(orderId, "40");
        pipeline.told(orderId, 2);
        // When
        String requestId = pipeline.replace("c-1", "r-1", "90", "12.34");
        pipeline.told(orderId, 4);
        venue.fill(requestId);
        // Then
        assertThat(pipeline.told(orderId, 5))
                .containsExactly(
                        "1 NEW NEW",
                        "2 TRADE PARTIALLY_FILLED",
                        "3 PENDING_REPLACE PENDING_REPLACE",
                        "4 REPLACED PARTIALLY_FILLED",
                        "5 TRADE FILLED");
        assertThat(report(orderId, 4).getCumQty()).isEqualTo("90");
    }

    @Test
    void aTradeWhileAReplaceWaitsCarriesTheOldTerms() {
        // Given
        String orderId = resting("c-1");
        venue.scriptReplace(pipeline.orderId("r-1").toString(), Act.NO_ANSWER);
        pipeline.replace("c-1", "r-1", "150", "12.50");
        pipeline.told(orderId, 2);
        // When
        venue.trade(orderId, "30");
        // Then
        assertThat(pipeline.told(orderId, 3).get(2)).isEqualTo("3 TRADE PENDING_REPLACE");
        ExecutionReport trade = report(orderId, 2);
        assertThat(trade.getClOrdId()).isEqualTo("c-1");
        assertThat(trade.getOrderQty()).isEqualTo("100");
        assertThat(trade.getLeavesQty()).isEqualTo("70");
    }

    @Test
    void aReplaceThatTheVenueRefusesLeavesTheOrderAsItWas() {
        // Given
        String orderId = resting("c-1");
        venue.scriptReplace(pipeline.orderId("r-1").toString(), Act.REFUSE);
        // When
        pipeline.replace("c-1", "r-1", "150", "12.50");
        // Then
        assertThat(pipeline.told(orderId, 3).getLast())
                .isEqualTo("3 CANCEL_REJECT REPLACE_REFUSED");
        OrderCancelReject reject = pipeline.events(orderId).get(2).getOrderCancelReject();
        assertThat(reject.getClOrdId()).isEqualTo("r-1");
        assertThat(reject.getOrigClOrdId()).isEqualTo("c-1");
        assertThat(reject.getResponseTo())
                .isEqualTo(OrderCancelReject.ResponseTo.RESPONSE_TO_CANCEL_REPLACE_REQUEST);
        assertThat(reject.getOrdStatus().name()).isEqualTo("ORD_STATUS_NEW");
    }

    @Test
    void aReplaceWhoseAnswerIsLostIsFoundByAsking() {
        // Given
        String orderId = resting("c-1");
        String requestId = pipeline.orderId("r-1").toString();
        venue.scriptReplace(requestId, Act.DROP_AFTER_BOOKING);
        venue.mute(true);
        // When
        pipeline.replace("c-1", "r-1", "150", "12.50");
        // Then
        assertThat(pipeline.told(orderId, 3).getLast()).isEqualTo("3 REPLACED NEW");
        assertThat(venue.requests("replace " + requestId)).isEqualTo(1);
    }

    @Test
    void aReplaceThatNeverArrivedIsRefusedOnceItsAbsenceIsProven() {
        // Given
        String orderId = resting("c-1");
        String requestId = pipeline.orderId("r-1").toString();
        venue.scriptReplace(requestId, Act.ERROR);
        // When
        pipeline.replace("c-1", "r-1", "150", "12.50");
        // Then
        assertThat(pipeline.told(orderId, 3).getLast())
                .isEqualTo("3 CANCEL_REJECT REQUEST_NOT_RECEIVED");
        assertThat(venue.requests("replace " + requestId)).isEqualTo(1);
    }

    @Test
    void replacesOfOneOrderGoOneAfterTheOtherAndACancelFindsTheLast() {
        // Given
        String orderId = resting("c-1");
        // When
        pipeline.replace("c-1", "r-1", "150", "12.50");
        pipeline.replace("c-1", "r-2", "80", "12.60");
        pipeline.cancel("c-1", "x-1");
        // Then
        await().atMost(SOON).until(() -> answers(pipeline.words(orderId)) == 3);
        List<String> words = pipeline.words(orderId);
        // A replace that still waits when the order ends is refused after it.
        assertThat(words.stream().filter(w -> !w.contains("CANCEL_REJECT")).toList().getLast())
                .endsWith("CANCELED CANCELED");
        assertThat(words.stream().filter(w -> w.contains("PENDING_")))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    private static long answers(List<String> words) {
        return words.stream()
                .filter(
                        w ->
                                w.contains("REPLACED")
                                        || w.contains("CANCEL_REJECT")
                                        || w.contains("CANCELED CANCELED"))
                .count();
    }

    @Test
    void aCancelWhoseAnswerIsLostIsNotRefused() {
        // Given
        String orderId = resting("c-1");
        venue.scriptCancel(orderId, Act.DROP_AFTER_BOOKING);
        venue.mute(true);
        // When
        pipeline.cancel("c-1", "x-1");
        // Then
        assertThat(pipeline.told(orderId, 3))
                .containsExactly(
                        "1 NEW NEW", "2 PENDING_CANCEL PENDING_CANCEL", "3 CANCELED CANCELED");
    }

    @Test
    void aCancelThatDidNotArriveIsSentAgain() {
        // Given
        String orderId = resting("c-1");
        venue.scriptCancel(orderId, Act.ERROR, Act.ERROR);
        // When
        pipeline.cancel("c-1", "x-1");
        // Then
        assertThat(pipeline.told(orderId, 3).getLast()).isEqualTo("3 CANCELED CANCELED");
        assertThat(venue.requests("cancel " + orderId)).isEqualTo(3);
    }

    @Test
    void aRequestThatRiskRefusedIsAnsweredWithItsCode() {
        // Given
        String orderId = resting("c-1");
        OrderCommand cancel =
                OrderCommand.newBuilder()
                        .setOrderCancelRequest(
                                OrderCancelRequest.newBuilder()
                                        .setOrderId(orderId)
                                        .setAccount(pipeline.account)
                                        .setClOrdId("x-1")
                                        .setOrigClOrdId("c-1"))
                        .build();
        OrderCommand replace =
                OrderCommand.newBuilder()
                        .setOrderCancelReplaceRequest(
                                OrderCancelReplaceRequest.newBuilder()
                                        .setOrderId(orderId)
                                        .setAccount(pipeline.account)
                                        .setClOrdId("r-1")
                                        .setOrigClOrdId("c-1")
                                        .setOrderQty("1e9"))
                        .build();
        // When
        pipeline.reject(cancel, "RATE_LIMIT");
        pipeline.reject(replace, "MAX_ORDER_QTY");
        pipeline.reject(replace, "MAX_ORDER_QTY");
        // Then
        assertThat(pipeline.told(orderId, 3))
                .containsExactly(
                        "1 NEW NEW", "2 CANCEL_REJECT RATE_LIMIT", "3 CANCEL_REJECT MAX_ORDER_QTY");
        venue.fill(orderId);
        assertThat(pipeline.told(orderId, 4).getLast()).isEqualTo("4 TRADE FILLED");
        assertThat(venue.requests("replace " + pipeline.orderId("r-1"))).isZero();
    }

    @Test
    void aRequestAboutAnOrderThatNobodyHasIsRefusedUnderAnIdOfItsOwn() {
        // When
        pipeline.cancel("nowhere", "x-1");
        pipeline.cancel("nowhere", "x-1");
        String later = pipeline.approve("c-1");
        // Then
        pipeline.told(later, 2);
        String requestId = pipeline.orderId("x-1").toString();
        assertThat(pipeline.told(requestId, 1)).containsExactly("1 CANCEL_REJECT ORDER_UNKNOWN");
        OrderCancelReject reject = pipeline.events(requestId).getFirst().getOrderCancelReject();
        assertThat(reject.getOrigClOrdId()).isEqualTo("nowhere");
        assertThat(
                        count(
                                "SELECT count(*) FROM refused_requests WHERE account = '"
                                        + pipeline.account
                                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void nobodyCancelsAnotherAccountsOrderByKnowingItsId() {
        // Given
        String orderId = resting("c-1");
        try (Pipeline stranger = new Pipeline(bootstrapServers, "executions")) {
            // When
            stranger.approve(
                    OrderCommand.newBuilder()
                            .setOrderCancelRequest(
                                    OrderCancelRequest.newBuilder()
                                            .setOrderId(orderId)
                                            .setAccount(stranger.account)
                                            .setClOrdId("x-1"))
                            .build(),
                    orderId);
            // Then
            assertThat(stranger.told(stranger.orderId("x-1").toString(), 1))
                    .containsExactly("1 CANCEL_REJECT ORDER_UNKNOWN");
        }
        assertThat(venue.requests("cancel " + orderId)).isZero();
        assertThat(pipeline.words(orderId)).containsExactly("1 NEW NEW");
    }

    @Test
    void aMassCancelTakesBackWhatIsOpenAndWasThereBefore() {
        // Given
        String first = resting("c-1");
        String second = resting("c-2");
        String filled = pipeline.approve("c-3");
        pipeline.told(filled, 2);
        // When
        pipeline.massCancel(OrderMassCancelRequest.newBuilder().setClOrdId("m-1"));
        pipeline.massCancel(OrderMassCancelRequest.newBuilder().setClOrdId("m-1"));
        String later = resting("c-4");
        // Then
        for (String orderId : List.of(first, second)) {
            assertThat(pipeline.told(orderId, 3))
                    .containsExactly(
                            "1 NEW NEW", "2 PENDING_CANCEL PENDING_CANCEL", "3 CANCELED CANCELED");
            assertThat(report(orderId, 2).getClOrdId()).isEqualTo("m-1");
            assertThat(report(orderId, 2).getOrigClOrdId()).startsWith("c-");
        }
        assertThat(pipeline.words(filled)).hasSize(2);
        assertThat(pipeline.words(later)).containsExactly("1 NEW NEW");
    }

    @Test
    void aMassCancelMayNameASymbolOrASide() {
        // Given
        String bought = resting("c-1");
        String sold = pipeline.orderId("c-2").toString();
        venue.script(sold, Act.REST);
        pipeline.approve(
                pipeline.order("c-2").setSide(Side.SIDE_SELL).build(),
                Instant.now().plusSeconds(60));
        pipeline.told(sold, 1);
        // When
        pipeline.massCancel(
                OrderMassCancelRequest.newBuilder().setClOrdId("m-1").setSymbol("OTHER"));
        pipeline.massCancel(
                OrderMassCancelRequest.newBuilder().setClOrdId("m-2").setSide(Side.SIDE_SELL));
        // Then
        assertThat(pipeline.told(sold, 3).getLast()).isEqualTo("3 CANCELED CANCELED");
        assertThat(report(sold, 2).getClOrdId()).isEqualTo("m-2");
        assertThat(pipeline.words(bought)).containsExactly("1 NEW NEW");
    }

    @Test
    void aRestartAsksAfterRequestsThatMayHaveBeenSent() {
        // Given: two requests are in the book; a crash came before either was sent
        String replaced = resting("c-1");
        String canceled = resting("c-2");
        var unused =
                journal.book(
                                Change.of(
                                        pipeline.orderId("c-1"),
                                        new OrderEvent.ReplaceRequested(
                                                new LiveTerms(
                                                        new ClOrdId("r-1"),
                                                        Quantity.of(150),
                                                        new OrdType.Limit(Price.of("12.50"))),
                                                Instant.now())))
                        .await()
                        .atMost(SOON);
        var unusedToo =
                journal.book(
                                Change.of(
                                        pipeline.orderId("c-2"),
                                        new OrderEvent.CancelRequested(
                                                new ClOrdId("x-1"), Instant.now())))
                        .await()
                        .atMost(SOON);
        // When
        restart.takeUp(Set.of(0, 1, 2, 3)).await().atMost(SOON);
        // Then
        assertThat(pipeline.told(replaced, 3).getLast())
                .isEqualTo("3 CANCEL_REJECT REQUEST_NOT_RECEIVED");
        assertThat(venue.requests("replace " + pipeline.orderId("r-1"))).isZero();
        assertThat(pipeline.told(canceled, 3).getLast()).isEqualTo("3 CANCELED CANCELED");
    }

    @Test
    void aTradeOfAReplacingOrderShowsThatTheReplaceWasAccepted() {
        // Given: the venue replaces, and neither its answer nor its "new" is heard
        String orderId = resting("c-1");
        String requestId = pipeline.orderId("r-1").toString();
        venue.scriptReplace(requestId, Act.DROP_AFTER_BOOKING);
        venue.mute(true);
        pipeline.replace("c-1", "r-1", "150", "12.50");
        await().atMost(SOON).until(() -> venue.has(requestId));
        venue.mute(false);
        // When
        venue.fill(requestId);
        // Then
        assertThat(pipeline.told(orderId, 4))
                .containsExactly(
                        "1 NEW NEW",
                        "2 PENDING_REPLACE PENDING_REPLACE",
                        "3 REPLACED NEW",
                        "4 TRADE FILLED");
        assertThat(report(orderId, 3).getExecType()).isEqualTo(ExecType.EXEC_TYPE_TRADE);
    }

    private String resting(String clOrdId) {
        String orderId = pipeline.orderId(clOrdId).toString();
        venue.script(orderId, Act.REST);
        pipeline.approve(clOrdId);
        assertThat(pipeline.told(orderId, 1)).containsExactly("1 NEW NEW");
        return orderId;
    }

    private ExecutionReport report(String orderId, int index) {
        return pipeline.events(orderId).get(index).getExecutionReport();
    }

    private long count(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }
}

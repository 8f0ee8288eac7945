package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.FakeVenue.Act;
import dev.fillstream.execution.reconcile.CatchUp;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.OrderBook.Page;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import dev.fillstream.v1.ExecutionReport;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a broker says, the book stays true and the next message is heard. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class BadBrokerTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject Pool pool;

    @Inject CatchUp catchUp;

    @Inject Journal journal;

    private Pipeline pipeline;
    private FakeVenue venue;
    private String orderId;

    @BeforeEach
    void connect() {
        pipeline = new Pipeline(bootstrapServers, "executions");
        venue = FakeVenue.running();
        await().atMost(SOON).until(venue::isHeard);
        orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.REST);
        pipeline.approve("c-1");
        pipeline.told(orderId, 1);
    }

    @AfterEach
    void checkThatTheBooksBalance() {
        pipeline.close();
        venue.mute(false);
        assertThat(count("SELECT count(*) FROM books_out_of_balance")).isZero();
    }

    @Test
    void b1AFrameThatIsNotJsonIsKeptAside() {
        String mark = UUID.randomUUID().toString();
        venue.say("not json " + mark);
        awaitQuarantined("UNINTELLIGIBLE", mark);
        venue.fill(orderId);
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
    }

    @Test
    void b4AnOrderThatIsNotOursIsKeptAsideAndAttachedToNothing() {
        String stranger = UUID.randomUUID().toString();
        say("new", order(stranger), "x");
        awaitQuarantined("ORDER_UNKNOWN", stranger);
    }

    @Test
    void b5TheSameExecutionAgainIsIgnored() {
        sayFill("e-" + orderId, "40", "12.34");
        sayFill("e-" + orderId, "40", "12.34");
        assertThat(pipeline.told(orderId, 2)).hasSize(2);
        sayFill("e2-" + orderId, "60", "12.34");
        assertThat(pipeline.told(orderId, 3))
                .containsExactly("1 NEW NEW", "2 TRADE PARTIALLY_FILLED", "3 TRADE FILLED");
    }

    @Test
    void b6TheSameExecutionWithOtherAmountsIsKeptAsideAndTheBookStays() {
        sayFill("e-" + orderId, "40", "12.34");
        sayFill("e-" + orderId, "50", "12.34");
        awaitQuarantined("EXEC_ID_REUSED", "e-" + orderId);
        assertThat(last().getCumQty()).isEqualTo("40");
    }

    @Test
    void b6AnExecutionOfAnotherOrderIsKeptAside() {
        String other = pipeline.orderId("c-2").toString();
        venue.script(other, Act.REST);
        pipeline.approve("c-2");
        pipeline.told(other, 1);
        sayFill("e-" + orderId, "40", "12.34");
        pipeline.told(orderId, 2);
        say("partial_fill", order(other), "e-" + orderId, "qty", "10", "price", "12.34");
        awaitQuarantined("EXEC_ID_REUSED", "e-" + orderId);
        assertThat(pipeline.words(other)).hasSize(1);
    }

    @Test
    void e6ATradeThatIsToldAndFoundByAskingIsBookedOnce() {
        venue.trade(orderId, "40");
        pipeline.told(orderId, 2);
        catchUp.askAfterAll("alpaca").await().atMost(SOON);
        venue.fill(orderId);
        assertThat(pipeline.told(orderId, 3))
                .containsExactly("1 NEW NEW", "2 TRADE PARTIALLY_FILLED", "3 TRADE FILLED");
    }

    @Test
    void b7AnOverfillIsBookedForItIsRealMoneyAndSomebodyIsTold() {
        sayFill("e-" + orderId, "130", "12.34");
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
        assertThat(last().getCumQty()).isEqualTo("130");
        assertThat(last().getOverfillQty()).isEqualTo("30");
        awaitQuarantined("OVERFILL", orderId);
    }

    @Test
    void b8ATradeAfterTheCancelIsBookedAndTheOrderStaysCanceled() {
        pipeline.cancel("c-1", "x-1");
        pipeline.told(orderId, 3);
        sayFill("e-" + orderId, "40", "12.34");
        assertThat(pipeline.told(orderId, 4).getLast()).isEqualTo("4 TRADE CANCELED");
        assertThat(last().getCumQty()).isEqualTo("40");
        assertThat(last().getLeavesQty()).isEqualTo("0");
    }

    @Test
    void b8ATradeAfterTheRejectIsBookedAndTheOrderStaysRejected() {
        String refused = pipeline.orderId("c-2").toString();
        venue.script(refused, Act.REFUSE);
        pipeline.approve("c-2");
        pipeline.told(refused, 1);
        say("partial_fill", order(refused), "e-" + refused, "qty", "40", "price", "12.34");
        assertThat(pipeline.told(refused, 2))
                .containsExactly("1 REJECTED REJECTED VENUE_REJECTED", "2 TRADE REJECTED");
        assertThat(position()).isEqualTo("40 -493.6");
    }

    @Test
    void b10AndB11PartialFillsInReverseOrderAddUpAllTheSame() {
        JsonObject order = order(orderId).put("filled_qty", "100");
        say("fill", order, "e2-" + orderId, "qty", "60", "price", "12.35");
        say(
                "partial_fill",
                order.copy().put("filled_qty", "40"),
                "e1-" + orderId,
                "qty",
                "40",
                "price",
                "12.34");
        assertThat(pipeline.told(orderId, 3))
                .containsExactly("1 NEW NEW", "2 TRADE PARTIALLY_FILLED", "3 TRADE FILLED");
        assertThat(last().getCumQty()).isEqualTo("100");
        assertThat(last().getAvgPx()).isEqualTo("12.346");
    }

    @ParameterizedTest
    @CsvSource({
        "-1,12.34",
        "0,12.34",
        "NaN,12.34",
        "1e9,12.34",
        "1,0",
        "1,-3",
        "1,Infinity",
        "0.0000000001,1",
        "99999999999999999999,1"
    })
    void b13AnAmountThatCannotBeIsKeptAside(String qty, String price) {
        String mark = "e-" + UUID.randomUUID();
        say("fill", order(orderId), mark, "qty", qty, "price", price);
        awaitQuarantined("UNINTELLIGIBLE", mark);
        assertThat(pipeline.words(orderId)).containsExactly("1 NEW NEW");
    }

    @Test
    void b14ATradeInAnotherSymbolOrOnTheOtherSideIsKeptAside() {
        String symbol = "e-" + UUID.randomUUID();
        say("fill", order(orderId).put("symbol", "OTHER"), symbol, "qty", "1", "price", "1");
        awaitQuarantined("ORDER_DIFFERS", symbol);
        String side = "e-" + UUID.randomUUID();
        say("fill", order(orderId).put("side", "sell"), side, "qty", "1", "price", "1");
        awaitQuarantined("ORDER_DIFFERS", side);
        assertThat(pipeline.words(orderId)).containsExactly("1 NEW NEW");
    }

    @Test
    void b14ATradeInAnotherCurrencyIsKeptAside() {
        String mark = "e-" + UUID.randomUUID();
        say("fill", order(orderId).put("currency", "EUR"), mark, "qty", "1", "price", "1");
        awaitQuarantined("UNINTELLIGIBLE", mark);
        assertThat(pipeline.words(orderId)).containsExactly("1 NEW NEW");
    }

    @Test
    void b14ATradeForAnotherAccountIsKeptAside() {
        String mark = "e-" + UUID.randomUUID();
        VenueReport.Terms terms =
                new VenueReport.Terms("ACME", Optional.of(true), "somebody-else", Optional.empty());
        journal.offer("alpaca", trade(mark, terms));
        awaitQuarantined("ORDER_DIFFERS", mark);
        assertThat(pipeline.words(orderId)).containsExactly("1 NEW NEW");
    }

    @Test
    void b16AnEventThatNobodyKnowsIsKeptAside() {
        String mark = "e-" + UUID.randomUUID();
        say("force_majeure", order(orderId), mark);
        awaitQuarantined("UNINTELLIGIBLE", mark);
    }

    @Test
    void b17AnAcknowledgementWithAnotherOrdersIdIsKeptAside() {
        String swapped = UUID.randomUUID().toString();
        say("new", order(orderId).put("id", swapped), "x");
        awaitQuarantined("ORDER_DIFFERS", swapped);
    }

    @Test
    void aTradeThatTheVenueTakesBackIsTakenOutOfTheBooks() {
        sayFill("e-" + orderId, "40", "12.34");
        pipeline.told(orderId, 2);
        bust("b-" + orderId, "e-" + orderId);
        assertThat(pipeline.told(orderId, 3).getLast()).isEqualTo("3 TRADE_CANCEL NEW");
        assertThat(last().getExecRefId()).isEqualTo("e-" + orderId);
        assertThat(last().getCumQty()).isEqualTo("0");
        assertThat(position()).isEqualTo("0 0");
    }

    @Test
    void aTradeThatTheVenueCorrectsCountsAsCorrected() {
        sayFill("e-" + orderId, "40", "12.34");
        pipeline.told(orderId, 2);
        say(
                "trade_correct",
                order(orderId),
                "k-" + orderId,
                "previous_execution_id",
                "e-" + orderId,
                "qty",
                "50",
                "price",
                "12");
        assertThat(pipeline.told(orderId, 3).getLast())
                .isEqualTo("3 TRADE_CORRECT PARTIALLY_FILLED");
        assertThat(last().getCumQty()).isEqualTo("50");
        assertThat(position()).isEqualTo("50 -600");
    }

    @Test
    void aBustThatOvertakesItsTradeWaitsForIt() {
        bust("b-" + orderId, "e-" + orderId);
        sayFill("e-" + orderId, "40", "12.34");
        assertThat(pipeline.told(orderId, 3))
                .containsExactly("1 NEW NEW", "2 TRADE PARTIALLY_FILLED", "3 TRADE_CANCEL NEW");
    }

    @Test
    void b23AReportOfAVenueThatTheOrderDidNotGoToIsKeptAside() {
        String mark = "e-" + UUID.randomUUID();
        journal.offer("fix", trade(mark, VenueReport.Terms.UNSAID));
        awaitQuarantined("VENUE_DIFFERS", mark);
        assertThat(pipeline.words(orderId)).containsExactly("1 NEW NEW");
    }

    @Test
    void tradesThatTheVenueTellsOfAndNeverReportedAreNoticed() {
        String mark = "v-" + UUID.randomUUID();
        journal.offer(
                "alpaca",
                new VenueReport(
                        OrderId.parse(orderId),
                        VenueOrderId.UNKNOWN,
                        new VenueReport.Terms(
                                "ACME", Optional.of(true), "", Optional.of(Quantity.of(40))),
                        new OrderEvent.Acknowledged(new VenueOrderId(mark), Instant.now())));
        awaitQuarantined("TRADES_MISSING", mark);
    }

    @Test
    void b25SilenceIsBrokenByAsking() {
        // Given
        venue.mute(true);
        venue.fill(orderId);
        // When
        catchUp.askAfterAll("alpaca").await().atMost(SOON);
        // Then
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
    }

    @Test
    void b25AnOrderOfWhichNothingWasHeardIsAskedAfterAgainAndAgain() {
        venue.mute(true);
        venue.trade(orderId, "40");
        askAfterWhatIsQuietSince(Instant.now().minusSeconds(3_600));
        assertThat(pipeline.words(orderId)).containsExactly("1 NEW NEW");
        askAfterWhatIsQuietSince(Instant.now());
        pipeline.told(orderId, 2);
        venue.fill(orderId);
        askAfterWhatIsQuietSince(Instant.now());
        assertThat(pipeline.told(orderId, 3))
                .containsExactly("1 NEW NEW", "2 TRADE PARTIALLY_FILLED", "3 TRADE FILLED");
    }

    private void askAfterWhatIsQuietSince(Instant quietSince) {
        catchUp.askAfterQuiet(Page.FIRST, quietSince, 1_000).await().atMost(SOON);
    }

    private VenueReport trade(String execId, VenueReport.Terms terms) {
        return new VenueReport(
                OrderId.parse(orderId),
                VenueOrderId.UNKNOWN,
                terms,
                new OrderEvent.Traded(
                        new ExecId(execId), Quantity.of(100), Price.of("12.34"), Instant.now()));
    }

    private ExecutionReport last() {
        return pipeline.events(orderId).getLast().getExecutionReport();
    }

    private void sayFill(String execId, String qty, String price) {
        say("partial_fill", order(orderId), execId, "qty", qty, "price", price);
    }

    private void bust(String execId, String of) {
        say("trade_bust", order(orderId), execId, "previous_execution_id", of);
    }

    /** An order as the venue shows it. */
    private JsonObject order(String clientOrderId) {
        return venue.shown(clientOrderId)
                .orElseGet(
                        () ->
                                new JsonObject()
                                        .put("id", UUID.randomUUID().toString())
                                        .put("client_order_id", clientOrderId));
    }

    private void say(String event, JsonObject order, String execId, String... more) {
        JsonObject data =
                new JsonObject()
                        .put("event", event)
                        .put("execution_id", execId)
                        .put("timestamp", Instant.now().toString())
                        .put("order", order);
        for (int i = 0; i < more.length; i += 2) {
            data.put(more[i], more[i + 1]);
        }
        venue.say(new JsonObject().put("stream", "trade_updates").put("data", data).encode());
    }

    private void awaitQuarantined(String reason, String mark) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                pool.preparedQuery(
                                                                "SELECT count(*) FROM quarantine"
                                                                        + " WHERE reason = $1 AND"
                                                                        + " strpos(message, $2) > 0")
                                                        .executeAndAwait(Tuple.of(reason, mark))
                                                        .iterator()
                                                        .next()
                                                        .getLong(0))
                                        .as("%s with %s", reason, mark)
                                        .isPositive());
    }

    private String position() {
        var row =
                pool.preparedQuery(
                                "SELECT sum(quantity), sum(cash) FROM postings WHERE"
                                        + " ledger_account = $1")
                        .executeAndAwait(Tuple.of("account:" + pipeline.account))
                        .iterator()
                        .next();
        return plain(row.getBigDecimal(0)) + " " + plain(row.getBigDecimal(1));
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private long count(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }
}

package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.FakeVenue.Act;
import dev.fillstream.execution.reconcile.UnfinishedOrders;
import dev.fillstream.execution.report.OrderEntry;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class JourneyOfAnOrderTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    URI base;

    @Inject Pool pool;

    @Inject UnfinishedOrders restart;

    @Inject OrderEntry entry;

    @Inject Ownership ownership;

    private final HttpClient http = HttpClient.newHttpClient();

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
        await().atMost(SOON).until(() -> count("SELECT count(*) FROM report_batches") == 0);
        assertThat(
                        count(
                                "SELECT count(*) FROM orders o WHERE o.cum_qty <> (SELECT"
                                        + " coalesce(sum(f.last_qty), 0) FROM fills f WHERE"
                                        + " f.order_no = o.order_no AND f.standing = 'STANDS')"))
                .as("orders whose fills do not add up")
                .isZero();
        assertThat(
                        count(
                                "SELECT count(*) FROM orders o WHERE o.report_seq <> (SELECT"
                                        + " count(*) FROM reports r WHERE r.order_no = o.order_no)"))
                .as("orders with a gap in their reports")
                .isZero();
    }

    @Test
    void anApprovedOrderIsAcknowledgedFilledAndReported() {
        // When
        String orderId = pipeline.approve("c-1");
        // Then
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
        ExecutionReport trade = pipeline.events(orderId).getLast().getExecutionReport();
        assertThat(trade.getLastQty()).isEqualTo("100");
        assertThat(trade.getAvgPx()).isEqualTo("12.34");
        assertThat(trade.getLeavesQty()).isEqualTo("0");
        assertThat(trade.getVenue()).isEqualTo("alpaca");
        assertThat(trade.getEventId()).isEqualTo(pipeline.orderId("c-1").reportId(2).toString());
        assertThat(trade.hasAcceptedAt() && trade.hasBookedAt() && trade.hasTransactTime())
                .isTrue();
        var headers = pipeline.records("executions").getLast().headers();
        assertThat(EventHeaders.text(headers, EventHeaders.ID)).isEqualTo(trade.getEventId());
        assertThat(EventHeaders.text(headers, EventHeaders.TYPE))
                .isEqualTo("fillstream.v1.ExecutionReport");
        assertThat(EventHeaders.text(headers, EventHeaders.TRACEPARENT)).startsWith("00-");
    }

    @Test
    void theSameApprovalTwiceIsOneOrder() {
        // Given
        String orderId = pipeline.approve("c-1");
        // When
        pipeline.approve("c-1");
        String other = pipeline.approve("c-2");
        // Then
        assertThat(pipeline.told(other, 2)).hasSize(2);
        assertThat(pipeline.words(orderId)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
        assertThat(venue.submissions(orderId)).isEqualTo(1);
    }

    @Test
    void aRejectedOrderIsBookedAndReportedWithItsReason() {
        // When
        NewOrderSingle order = pipeline.order("c-1").build();
        pipeline.reject(order, "MAX_ORDER_QTY");
        pipeline.reject(order, "MAX_ORDER_QTY");
        NewOrderSingle malformed =
                pipeline.order("c-2").setOrderQty("1e9").setSymbol("no good").build();
        pipeline.reject(malformed, "FIELD_MALFORMED");
        // Then
        assertThat(pipeline.told(malformed.getOrderId(), 1))
                .containsExactly("1 REJECTED REJECTED FIELD_MALFORMED");
        assertThat(pipeline.words(order.getOrderId()))
                .containsExactly("1 REJECTED REJECTED MAX_ORDER_QTY");
        assertThat(venue.submissions(order.getOrderId())).isZero();
    }

    @Test
    void anApprovalTooOldIsNotSent() {
        // When
        NewOrderSingle order = pipeline.order("c-1").build();
        pipeline.approve(order, Instant.now().minusSeconds(1));
        // Then
        assertThat(pipeline.told(order.getOrderId(), 1))
                .containsExactly("1 REJECTED REJECTED APPROVAL_EXPIRED");
        assertThat(venue.submissions(order.getOrderId())).isZero();
    }

    @Test
    void aDefiniteRefusalOfTheVenueIsAReject() {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.REFUSE);
        // When
        pipeline.approve("c-1");
        // Then
        assertThat(pipeline.told(orderId, 1)).containsExactly("1 REJECTED REJECTED VENUE_REJECTED");
    }

    @Test
    void anErrorLeavesTheOutcomeUnknownUntilAbsenceIsProvenThenItIsSentOnceMore() {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.ERROR);
        // When
        pipeline.approve("c-1");
        // Then
        assertThat(pipeline.told(orderId, 3))
                .containsExactly("1 OUTCOME_UNKNOWN PENDING_NEW", "2 NEW NEW", "3 TRADE FILLED");
        assertThat(venue.submissions(orderId)).isEqualTo(2);
    }

    @Test
    void anOrderThatTheVenueNeverGetsIsRejectedOnlyAfterItsAbsenceWasProvenTwice() {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.ERROR, Act.ERROR);
        // When
        pipeline.approve("c-1");
        // Then
        assertThat(pipeline.told(orderId, 3))
                .containsExactly(
                        "1 OUTCOME_UNKNOWN PENDING_NEW",
                        "2 OUTCOME_UNKNOWN PENDING_NEW",
                        "3 REJECTED REJECTED NOT_RECEIVED_BY_VENUE");
        assertThat(venue.submissions(orderId)).isEqualTo(2);
    }

    @Test
    void aTimeoutIsResolvedByAsking() {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.NO_ANSWER);
        // When
        pipeline.approve("c-1");
        // Then
        assertThat(pipeline.told(orderId, 3))
                .containsExactly("1 OUTCOME_UNKNOWN PENDING_NEW", "2 NEW NEW", "3 TRADE FILLED");
    }

    @Test
    void aLostAnswerDoesNotMakeASecondOrder() {
        // Given
        String dropped = pipeline.orderId("c-1").toString();
        String garbled = pipeline.orderId("c-2").toString();
        venue.script(dropped, Act.DROP_AFTER_BOOKING);
        venue.script(garbled, Act.GARBAGE);
        // When
        pipeline.approve("c-1");
        pipeline.approve("c-2");
        // Then
        await().atMost(SOON)
                .until(() -> pipeline.words(dropped).stream().anyMatch(w -> w.contains("FILLED")));
        await().atMost(SOON)
                .until(() -> pipeline.words(garbled).stream().anyMatch(w -> w.contains("NEW NEW")));
        assertThat(venue.submissions(dropped)).isEqualTo(1);
        assertThat(venue.submissions(garbled)).isEqualTo(1);
    }

    @Test
    void aTradeToldTwiceIsBookedOnce() {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.FILL_TWICE_TOLD);
        // When
        pipeline.approve("c-1");
        String later = pipeline.approve("c-2");
        // Then
        assertThat(pipeline.told(later, 2)).hasSize(2);
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
    }

    @Test
    void whatHappenedWhileNobodyListenedIsCaughtUp() {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.REST);
        pipeline.approve("c-1");
        assertThat(pipeline.told(orderId, 1)).containsExactly("1 NEW NEW");
        // When
        venue.disconnect();
        venue.fill(orderId);
        // Then
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
    }

    @Test
    void aCancelRequestGoesToTheVenueAndItsAnswerToTheClient() {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.REST);
        pipeline.approve("c-1");
        pipeline.told(orderId, 1);
        // When
        pipeline.cancel("c-1", "x-1");
        // Then
        assertThat(pipeline.told(orderId, 3))
                .containsExactly(
                        "1 NEW NEW", "2 PENDING_CANCEL PENDING_CANCEL", "3 CANCELED CANCELED");
    }

    @Test
    void aCancelRequestForAnEndedOrderIsRefused() {
        // Given
        String orderId = pipeline.approve("c-1");
        pipeline.told(orderId, 2);
        // When
        pipeline.cancel("c-1", "x-1");
        // Then
        assertThat(pipeline.told(orderId, 3).getLast())
                .isEqualTo("3 CANCEL_REJECT ORDER_ALREADY_ENDED");
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndThePartitionGoesOn() {
        // When
        pipeline.send("risk-approved", pipeline.account, new byte[] {1, 2, 3});
        String orderId = pipeline.approve("c-1");
        // Then
        assertThat(pipeline.told(orderId, 2)).hasSize(2);
        await().atMost(SOON).until(() -> !pipeline.records("risk-approved-dlq").isEmpty());
        var letter = pipeline.records("risk-approved-dlq").getFirst();
        assertThat(EventHeaders.text(letter.headers(), DeadLetter.REASON))
                .isEqualTo("PROTOBUF_MALFORMED");
    }

    @Test
    void aMessageThatNobodyUnderstandsIsKeptAside() {
        // Given
        String mark = UUID.randomUUID().toString();
        // When
        venue.say("{\"stream\":\"trade_updates\",\"data\":{\"event\":\"" + mark + "\"}}");
        // Then
        await().atMost(SOON)
                .until(
                        () ->
                                count(
                                                "SELECT count(*) FROM quarantine WHERE message LIKE"
                                                        + " '%"
                                                        + mark
                                                        + "%'")
                                        == 1);
    }

    @Test
    void whatACrashLeftUnpublishedIsSwept() {
        // Given
        String orderId = pipeline.approve("c-1");
        pipeline.told(orderId, 2);
        // When
        leaveUnpublished(orderId);
        // Then
        assertThat(pipeline.told(orderId, 4))
                .containsExactly("1 NEW NEW", "2 TRADE FILLED", "1 NEW NEW", "2 TRADE FILLED");
        List<String> ids =
                pipeline.records("executions").stream()
                        .map(r -> new String(r.headers().lastHeader("ce_id").value(), UTF_8))
                        .distinct()
                        .toList();
        assertThat(ids).hasSize(2);
    }

    @Test
    void aRestartAsksAfterIntentsWhoseAnswerNobodyRead() {
        // Given: two intents are in the book; one order reached the venue before the crash
        await().atMost(SOON).until(() -> ownership.isOwned(0));
        String booked = pipeline.orderId("c-1").toString();
        String unsent = pipeline.orderId("c-2").toString();
        var unused =
                entry.approved(
                                List.of(pipeline.approval("c-1"), pipeline.approval("c-2")),
                                _ -> "alpaca",
                                _ -> List.of(new OrderEvent.RoutedToVenue(Instant.now())))
                        .await()
                        .atMost(SOON);
        venue.plant(booked);
        // When
        restart.takeUp(Set.of(0, 1, 2, 3)).await().atMost(SOON);
        // Then
        assertThat(pipeline.told(booked, 2))
                .containsExactly("1 OUTCOME_UNKNOWN PENDING_NEW", "2 NEW NEW");
        assertThat(pipeline.told(unsent, 3))
                .containsExactly("1 OUTCOME_UNKNOWN PENDING_NEW", "2 NEW NEW", "3 TRADE FILLED");
        assertThat(venue.submissions(booked)).isZero();
        assertThat(venue.submissions(unsent)).isEqualTo(1);
    }

    @Test
    void theHistoryShowsAnOrderToItsOwnerOnly() throws Exception {
        // Given
        String orderId = pipeline.approve("c-1");
        pipeline.told(orderId, 2);
        String owner = SharedPlatform.tokens().trader(pipeline.account);
        String stranger = SharedPlatform.tokens().trader("somebody-else");
        // When
        HttpResponse<String> mine = get("v1/history/orders/" + orderId, owner);
        // Then
        JsonObject order = new JsonObject(mine.body());
        assertThat(mine.statusCode()).isEqualTo(200);
        assertThat(order.getString("ordStatus")).isEqualTo("filled");
        assertThat(order.getString("avgPx")).isEqualTo("12.34");
        assertThat(order.getJsonArray("reports")).hasSize(2);
        assertThat(order.getJsonArray("reports").getJsonObject(1).getString("execType"))
                .isEqualTo("trade");
        assertThat(get("v1/history/orders/" + orderId, stranger).statusCode()).isEqualTo(404);
        assertThat(get("v1/history/orders/" + orderId, "").statusCode()).isEqualTo(401);
        assertThat(get("v1/history/orders?account=" + pipeline.account, owner).body())
                .contains(orderId);
        assertThat(get("v1/history/orders?account=" + pipeline.account, stranger).statusCode())
                .isEqualTo(404);
        JsonObject held =
                new JsonObject(get("v1/positions?account=" + pipeline.account, owner).body())
                        .getJsonArray("positions")
                        .getJsonObject(0);
        assertThat(held.getString("quantity")).isEqualTo("100");
        assertThat(held.getString("cash")).isEqualTo("-1234");
        assertThat(get("v1/venues", owner).body()).contains("\"alpaca\"");
        assertThat(get("v1/unknown-outcomes", owner).statusCode()).isEqualTo(200);
        assertThat(get("v1/history/orders?limit=0&account=" + pipeline.account, owner).statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void leaveUnpublished(String orderId) {
        UUID id = UUID.fromString(orderId);
        var unused =
                pool.preparedQuery(
                                "INSERT INTO report_batches VALUES ($1, $2, now() - interval '1"
                                        + " minute', $3, $4)")
                        .executeAndAwait(
                                Tuple.of(
                                        UUID.randomUUID(),
                                        UUID.randomUUID(),
                                        new UUID[] {id, id},
                                        new Long[] {1L, 2L}));
    }

    private long count(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }
}

package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.OrdStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Platform.class, restrictToAnnotatedClass = true)
class OrdersTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private IntakeClient client;
    private PipelineTopics topics;

    @BeforeEach
    void connect() {
        client = new IntakeClient(service);
        topics = new PipelineTopics(SharedPlatform.bootstrapServers());
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                new IntakeClient(management).get("/q/health/ready", "").status()
                                        == 200);
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void acceptsAnOrderAndWritesItOnce() {
        Answer answer =
                client.post(
                        IntakeClient.limitOrder("accept-1"),
                        "traceparent",
                        TRACE,
                        "X-Request-Id",
                        "r-1");

        String orderId = orderId("accept-1");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/orders/" + orderId);
        assertThat(answer.header("X-Request-Id")).isEqualTo("r-1");
        assertThat(answer.text("ordStatus")).isEqualTo("pending_new");
        assertThat(answer.text("leavesQty")).isEqualTo("100");
        List<ConsumerRecord<byte[], byte[]>> written = topics.orders("accept-1");
        assertThat(written).hasSize(1);
        assertThat(written.getFirst().key()).isEqualTo("acct-1".getBytes(UTF_8));
        var headers = written.getFirst().headers();
        assertThat(EventHeaders.text(headers, EventHeaders.SUBJECT)).isEqualTo(orderId);
        assertThat(EventHeaders.text(headers, EventHeaders.TRACEPARENT))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .isNotEqualTo(TRACE);
    }

    @Test
    void showsEveryOrderRightAfterItsAcknowledgement() {
        for (int i = 0; i < 50; i++) {
            Answer posted = client.post(IntakeClient.limitOrder("visible-" + i));
            Answer seen = client.get(posted.header("Location"), IntakeClient.trader());
            assertThat(seen.status()).as(seen.response().body()).isEqualTo(200);
            assertThat(seen.text("clOrdId")).isEqualTo("visible-" + i);
        }
    }

    @Test
    void answersAnIdenticalRepeatWithTheSameOrder() {
        client.post(IntakeClient.limitOrder("repeat-1"));

        Answer again = client.post(IntakeClient.limitOrder("repeat-1", "100.0"));

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("orderId")).isEqualTo(orderId("repeat-1"));
    }

    @Test
    void r25RefusesOtherContentUnderTheSameClOrdId() {
        client.post(IntakeClient.limitOrder("reuse-1"));

        Answer other = client.post(IntakeClient.limitOrder("reuse-1", "101"));

        other.isProblem(422, "CL_ORD_ID_REUSED");
        assertThat(other.errors()).containsExactly("/clOrdId CL_ORD_ID_REUSED");
        assertThat(topics.orders("reuse-1")).hasSize(1);
    }

    @Test
    void takesTheIdempotencyKeyForAMissingClOrdId() {
        String unnamed = IntakeClient.limitOrder("x").replace("\"clOrdId\":\"x\",", "");

        Answer answer = client.post(unnamed, "Idempotency-Key", "\"key-1\"");

        assertThat(answer.text("orderId")).isEqualTo(orderId("key-1"));
    }

    @Test
    void r26MakesOneOrderOfManyAtOnce() {
        List<Answer> answers =
                IntStream.range(0, 100)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        client.post(
                                                                IntakeClient.limitOrder("many-1"))))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(answer -> answer.text("orderId"))
                .containsOnly(orderId("many-1"));
        assertThat(topics.commands("many-1"))
                .extracting(command -> command.getNewOrderSingle().getOrderId())
                .containsOnly(orderId("many-1"));
    }

    @Test
    void r27KeepsTheSameNameOfAnotherAccountApart() {
        String token = SharedPlatform.tokens().trader("acct-1", "acct-2");
        String order = IntakeClient.limitOrder("shared-1");

        Answer first = client.post(order, "Authorization", "Bearer " + token);
        Answer second =
                client.post(
                        order.replace("acct-1", "acct-2").replace("\"100\"", "\"7\""),
                        "Authorization",
                        "Bearer " + token);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text("orderId")).isNotEqualTo(first.text("orderId"));
    }

    @Test
    void waitsForTheFirstReport() {
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(
                        () -> client.post(IntakeClient.limitOrder("wait-1"), "Prefer", "wait=15"));
        await().until(() -> !topics.orders("wait-1").isEmpty());
        topics.report(orderId("wait-1"), 1, OrdStatus.ORD_STATUS_NEW, "0");

        Answer answer = waiting.join();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("ordStatus")).isEqualTo("new");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=15");
    }

    @Test
    void answers202WhenTheWaitIsOver() {
        Answer answer = client.post(IntakeClient.limitOrder("wait-2"), "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("ordStatus")).isEqualTo("pending_new");
    }

    @Test
    void answersARepeatOfADecidedOrderAtOnceWith200() {
        client.post(IntakeClient.limitOrder("wait-3"));
        topics.report(orderId("wait-3"), 1, OrdStatus.ORD_STATUS_FILLED, "100");
        String path = "/v1/orders/" + orderId("wait-3");
        await().until(
                        () ->
                                client.get(path, IntakeClient.trader())
                                        .text("ordStatus")
                                        .equals("filled"));

        Answer again = client.post(IntakeClient.limitOrder("wait-3"), "Prefer", "wait=30");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("cumQty")).isEqualTo("100");
    }

    @Test
    void r34HidesAnotherAccountsOrderAsIfItWereNone() {
        client.post(IntakeClient.limitOrder("hidden-1"));
        String stranger = SharedPlatform.tokens().trader("acct-2");

        Answer hidden = client.get("/v1/orders/" + orderId("hidden-1"), stranger);
        Answer unknown = client.get("/v1/orders/" + orderId("never-sent"), stranger);

        hidden.isProblem(404, "ORDER_UNKNOWN");
        unknown.isProblem(404, "ORDER_UNKNOWN");
        assertThat(hidden.text("detail")).isEqualTo(unknown.text("detail"));
        assertThat(client.get("/v1/orders/not-a-uuid", stranger).text("detail"))
                .isEqualTo(unknown.text("detail"));
    }

    @Test
    void goesOnAfterUnreadableRecords() {
        topics.write(Topic.ORDERS.name(), "garbage".getBytes(UTF_8));
        topics.write(Topic.EXECUTIONS.name(), new byte[0]);
        client.post(IntakeClient.limitOrder("after-garbage"));
        topics.report(orderId("after-garbage"), 1, OrdStatus.ORD_STATUS_NEW, "0");

        await().until(
                        () ->
                                client.get(
                                                "/v1/orders/" + orderId("after-garbage"),
                                                IntakeClient.trader())
                                        .text("ordStatus")
                                        .equals("new"));
    }

    @Test
    void k19ShowsWhatIsReportedOfAnOrderThatNobodySentAndTakesTheOrderAllTheSame() {
        String path = "/v1/orders/" + orderId("ghost");
        topics.report(orderId("ghost"), 1, OrdStatus.ORD_STATUS_NEW, "0");
        await().until(() -> client.get(path, IntakeClient.trader()).status() == 200);
        assertThat(client.get(path, IntakeClient.trader()).text("ordStatus")).isEqualTo("new");

        Answer taken = client.post(IntakeClient.limitOrder("ghost"));

        assertThat(taken.status()).as(taken.response().body()).isEqualTo(202);
        assertThat(topics.orders("ghost")).hasSize(1);
        await().until(
                        () ->
                                client.get(path, IntakeClient.trader())
                                        .text("clOrdId")
                                        .equals("ghost"));
        Answer seen = client.get(path, IntakeClient.trader());
        assertThat(seen.text("ordStatus")).isEqualTo("new");
        assertThat(seen.text("price")).isEqualTo("12.34");
    }

    @Test
    void k20AReportThatComesAfterALaterOneTakesNothingBack() {
        client.post(IntakeClient.limitOrder("turned"));
        client.post(IntakeClient.limitOrder("behind"));
        topics.report(orderId("turned"), 2, OrdStatus.ORD_STATUS_PARTIALLY_FILLED, "40");
        topics.report(orderId("turned"), 1, OrdStatus.ORD_STATUS_NEW, "0");
        topics.report(orderId("behind"), 1, OrdStatus.ORD_STATUS_NEW, "0");
        await().until(
                        () ->
                                client.get("/v1/orders/" + orderId("behind"), IntakeClient.trader())
                                        .text("ordStatus")
                                        .equals("new"));

        Answer seen = client.get("/v1/orders/" + orderId("turned"), IntakeClient.trader());

        assertThat(seen.text("ordStatus")).isEqualTo("partially_filled");
        assertThat(seen.text("cumQty")).isEqualTo("40");
        assertThat(seen.json().getInt("reportSeq")).isEqualTo(2);
    }

    @Test
    void countsByOutcomeAndTellsItsContract() {
        client.post(IntakeClient.limitOrder("metrics-1"));

        String metrics = new IntakeClient(management).get("/q/metrics", "").response().body();
        String contract = client.get("/q/openapi", "").response().body();

        assertThat(metrics).contains("fillstream_requests_seconds_bucket", "outcome=\"ACCEPTED\"");
        assertThat(contract).contains("openapi: 3.1", "/v1/orders/{orderId}");
    }

    private static String orderId(String clOrdId) {
        return OrderId.derive(new Account("acct-1"), new ClOrdId(clOrdId)).toString();
    }
}

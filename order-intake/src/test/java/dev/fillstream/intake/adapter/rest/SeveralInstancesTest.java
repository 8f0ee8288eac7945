package dev.fillstream.intake.adapter.rest;

import static dev.fillstream.intake.Orders.limitOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import dev.fillstream.intake.adapter.streams.OtherHolder;
import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.model.order.NewOrderSingle;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The part of the view that another instance holds is asked for there. */
@QuarkusTest
@QuarkusTestResource(value = SharedViewPlatform.class, restrictToAnnotatedClass = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralInstancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource("/")
    URI service;

    @Inject IntakeConfig config;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<HttpServerRequest> asked = new LinkedBlockingQueue<>();
    private volatile Consumer<HttpServerRequest> answering = answer(503, "{}");

    private IntakeClient client;
    private OtherHolder other;
    private PipelineTopics topics;
    private NewOrderSingle order;
    private String token;

    @BeforeAll
    void joinAnother() {
        client = new IntakeClient(service);
        topics = new PipelineTopics(SharedPlatform.bootstrapServers());
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(
                                request -> {
                                    asked.add(request);
                                    answering.accept(request);
                                })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        other =
                new OtherHolder(
                        config,
                        "127.0.0.1:" + server.actualPort(),
                        Path.of(StateDirectory.fresh()));
        await().atMost(PATIENCE).until(() -> other.held().size() == SharedPlatform.PARTITIONS / 2);
        order = limitOrder(accountElsewhere(), "c-1", "100");
        token = SharedPlatform.tokens().trader(order.account().value());
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            get();
                            return !asked.isEmpty();
                        });
    }

    @BeforeEach
    void forgetWhatWasAsked() {
        asked.clear();
    }

    @AfterAll
    void leave() {
        other.close();
        topics.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void showsAnOrderAsItsHolderDoes() {
        answering = answer(200, order("filled", 3));

        Answer answer = get();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("ordStatus")).isEqualTo("filled");
        assertThat(answer.text("price")).isEqualTo("12.34");
        assertThat(answer.json().getInt("reportSeq")).isEqualTo(3);
        HttpServerRequest question = asked.remove();
        assertThat(question.uri()).isEqualTo("/v1/orders/" + order.orderId());
        assertThat(question.getHeader("Authorization")).isEqualTo("Bearer " + token);
        assertThat(question.getHeader("X-Fillstream-Partitions"))
                .isEqualTo(Integer.toString(partition(order.account().value())));
        assertThat(question.getHeader("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-..");
    }

    @Test
    void callsAnOrderUnknownOnlyWhereItsHolderDoes() {
        answering = answer(404, "{}");
        get().isProblem(404, "ORDER_UNKNOWN");

        answering = answer(503, "{}");
        get().isProblem(503, "VIEW_UNAVAILABLE");
        assertThat(get().header("Retry-After")).isEqualTo("1");
    }

    @Test
    void answersInBoundedTimeWhateverBecomesOfTheHolder() {
        answering = request -> request.connection().close();
        get().isProblem(503, "VIEW_UNAVAILABLE");
        list("").isProblem(503, "VIEW_UNAVAILABLE");

        answering = neverAnswering -> {};
        get().isProblem(503, "VIEW_UNAVAILABLE");
        list("").isProblem(503, "VIEW_UNAVAILABLE");
    }

    @Test
    void passesAListOnWithItsWholeQuery() {
        String page = "{\"orders\":[" + order("new", 1) + "],\"nextCursor\":\"x\"}";
        answering = answer(200, page);

        Answer answer = list("&limit=7&ordStatus=new");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo(page);
        assertThat(asked.remove().uri()).endsWith("&limit=7&ordStatus=new");
    }

    @Test
    void neverPassesOnWhatWasPassedOn() {
        answering = answer(200, order("new", 1));
        int partition = partition(order.account().value());

        Answer one = passedOn("/v1/orders/" + order.orderId(), partition);
        Answer list = passedOn("/v1/orders?account=" + order.account(), partition);

        one.isProblem(503, "VIEW_UNAVAILABLE");
        list.isProblem(503, "VIEW_UNAVAILABLE");
        assertThat(asked).isEmpty();
    }

    @Test
    void asksEverybodyForAnOrderThatCouldBeAnywhere() {
        String operator = SharedPlatform.tokens().operator();
        String path = "/v1/orders/" + order.orderId();

        answering = answer(200, order("new", 1));
        assertThat(client.get(path, operator).status()).isEqualTo(200);
        answering = answer(404, "{}");
        client.get(path, operator).isProblem(404, "ORDER_UNKNOWN");
        answering = answer(503, "{}");
        client.get(path, operator).isProblem(503, "VIEW_UNAVAILABLE");
    }

    @Test
    void findsWhatIsHereWithoutAskingAnybody() {
        String here = accountHere();
        String orderId = topics.order(limitOrder(here, "c-1", "100"));

        Answer seen = client.get("/v1/orders/" + orderId, SharedPlatform.tokens().trader(here));

        assertThat(seen.status()).as(seen.response().body()).isEqualTo(200);
        assertThat(asked).isEmpty();
    }

    @Test
    void waitsAtTheHolderForAnOrderThatWasPlacedHere() {
        answering =
                request -> {
                    boolean waits = "wait=15".equals(request.getHeader("Prefer"));
                    answer(200, order(waits ? "filled" : "pending_new", waits ? 2 : 0))
                            .accept(request);
                };

        Answer answer =
                client.post(
                        IntakeClient.limitOrder("c-1").replace("acct-1", order.account().value()),
                        "Authorization",
                        "Bearer " + token,
                        "Prefer",
                        "wait=15");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.text("ordStatus")).isEqualTo("filled");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=15");
    }

    @Test
    void answersARepeatAsTheHolderKnowsIt() {
        answering = answer(200, order("filled", 3));

        Answer again = post("100");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("ordStatus")).isEqualTo("filled");
        post("7").isProblem(422, "CL_ORD_ID_REUSED");
        assertThat(asked.remove().getHeader("X-Fillstream-At-Once")).isEqualTo("1");
    }

    @Test
    void answersARepeatInABatchAsTheHolderKnowsIt() {
        answering = answer(200, order("filled", 3));

        Answer again = batch(orderJson("c-1", "100"), orderJson("c-1", "7"));

        assertThat(again.status()).as(again.response().body()).isEqualTo(207);
        JsonArray results = again.json().getJsonArray("results");
        assertThat(results.getJsonObject(0).getJsonObject("order").getString("ordStatus"))
                .isEqualTo("filled");
        assertThat(results.getJsonObject(1).getJsonObject("problem").getString("code"))
                .isEqualTo("CL_ORD_ID_REUSED");
    }

    @Test
    void takesABatchThatItsHolderDoesNotKnow() {
        answering = answer(404, "{}");
        assertThat(statuses(batch(many("unknown")))).containsOnly(202).hasSize(100);
        assertThat(asked).hasSize(100);
    }

    @Test
    void asksAHolderThatDoesNotAnswerForNoMoreThanAFewOrdersOfABatch() {
        answering = request -> request.connection().close();
        assertThat(statuses(batch(many("silent")))).containsOnly(202).hasSize(100);
        assertThat(asked.size()).isLessThanOrEqualTo(32);
    }

    private String[] many(String name) {
        return IntStream.range(0, 100)
                .mapToObj(i -> orderJson(name + "-" + i, "100"))
                .toArray(String[]::new);
    }

    private Answer batch(String... orders) {
        return client.send(
                HttpRequest.newBuilder(service.resolve("/v1/order-batches"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"orders\":[" + String.join(",", orders) + "]}"))
                        .build());
    }

    private static List<Integer> statuses(Answer batch) {
        return batch.json().getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .map(result -> result.getInt("status"))
                .toList();
    }

    private String orderJson(String clOrdId, String orderQty) {
        return IntakeClient.limitOrder(clOrdId, orderQty)
                .replace("acct-1", order.account().value());
    }

    @Test
    void comparesARepeatWithWhatAReplacedOrderCameWith() {
        answering =
                answer(
                        200,
                        order("new", 3)
                                .replace("\"orderQty\":\"100\"", "\"orderQty\":\"60\"")
                                .replace(
                                        "\"reduceOnly\"",
                                        "\"firstTerms\":{\"clOrdId\":\"c-1\",\"orderQty\":\"100\",\"price\":\"12.34\"},\"reduceOnly\""));

        assertThat(post("100").status()).isEqualTo(202);
        post("60").isProblem(422, "CL_ORD_ID_REUSED");
    }

    private Answer post(String orderQty) {
        return client.post(
                IntakeClient.limitOrder("c-1", orderQty).replace("acct-1", order.account().value()),
                "Authorization",
                "Bearer " + token);
    }

    @Test
    void takesAnOrderWhateverBecomesOfItsHolder() {
        answering = request -> request.connection().close();

        Answer answer =
                client.post(
                        IntakeClient.limitOrder("c-1").replace("acct-1", order.account().value()),
                        "Authorization",
                        "Bearer " + token,
                        "Prefer",
                        "wait=1");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(answer.text("ordStatus")).isEqualTo("pending_new");
    }

    private Answer get() {
        return client.get("/v1/orders/" + order.orderId(), token);
    }

    private Answer list(String more) {
        return client.get("/v1/orders?account=" + order.account() + more, token);
    }

    private Answer passedOn(String path, int partition) {
        return client.send(
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("X-Fillstream-Partitions", Integer.toString(partition))
                        .build());
    }

    private String accountElsewhere() {
        return account(other.held()::contains);
    }

    private String accountHere() {
        return account(partition -> !other.held().contains(partition));
    }

    private static String account(IntPredicate holder) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "several-" + i)
                .filter(account -> holder.test(partition(account)))
                .findFirst()
                .orElseThrow();
    }

    private static int partition(String account) {
        return BuiltInPartitioner.partitionForKey(
                account.getBytes(UTF_8), SharedPlatform.PARTITIONS);
    }

    private String order(String ordStatus, int reportSeq) {
        return """
        {"orderId":"%s","clOrdId":"c-1","account":"%s","symbol":"ACME","side":"buy","ordType":"limit",\
        "orderQty":"100","price":"12.34","timeInForce":"day","reduceOnly":false,"ordStatus":"%s",\
        "cumQty":"0","leavesQty":"100","avgPx":"0","reportSeq":%d,\
        "createdAt":"2026-11-24T10:00:00Z","updatedAt":"2026-11-24T10:00:01Z"}"""
                .formatted(order.orderId(), order.account(), ordStatus, reportSeq);
    }

    private static Consumer<HttpServerRequest> answer(int status, String body) {
        return request -> {
            var _ = request.response().setStatusCode(status).end(body);
        };
    }
}

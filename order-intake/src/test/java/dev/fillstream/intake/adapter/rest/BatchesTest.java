package dev.fillstream.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Platform.class, restrictToAnnotatedClass = true)
class BatchesTest {

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
    void answersEachOrderAsItsOwnCallWouldBeAnswered() {
        String good = IntakeClient.limitOrder("batch-1");

        Answer answer =
                batch(
                        good,
                        good.replace("\"100\"", "\"0\"").replace("batch-1", "batch-2"),
                        "17",
                        good.replace("acct-1", "acct-2"),
                        good.replace("\"100\"", "\"101\""),
                        good.replace("\"buy\"", "\"buy\",\"extra\":1").replace("batch-1", "b"),
                        IntakeClient.limitOrder("batch-3"));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(207);
        assertThat(results(answer))
                .containsExactly(
                        "202 batch-1",
                        "422 FIELD_OUT_OF_RANGE",
                        "400 FIELD_TYPE",
                        "403 ACCOUNT_NOT_ALLOWED",
                        "422 CL_ORD_ID_REUSED",
                        "400 FIELD_UNKNOWN",
                        "202 batch-3");
        assertThat(topics.orders("batch-1")).hasSize(1);
        assertThat(topics.orders("batch-2")).isEmpty();
        assertThat(topics.orders("batch-3")).hasSize(1);
    }

    @Test
    void takesFiveHundredOrdersInTheirOrder() {
        String[] orders =
                IntStream.range(0, 500)
                        .mapToObj(i -> IntakeClient.limitOrder("batch-of-500-" + i))
                        .toArray(String[]::new);

        Answer answer = batch(orders);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(207);
        assertThat(results(answer))
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "202 batch-of-500-" + i).toList());
        Answer again = batch(orders);
        assertThat(results(again)).isEqualTo(results(answer));
    }

    @Test
    void refusesBatchesOfNoneAndOfMoreThanFiveHundred() {
        List<String> tooMany = Collections.nCopies(501, "{}");

        batch().isProblem(422, "BATCH_SIZE");
        batch(tooMany.toArray(String[]::new)).isProblem(422, "BATCH_SIZE");
    }

    @Test
    void refusesWhatIsNoBatchAsAWhole() {
        post("[]").isProblem(400, "JSON_MALFORMED");
        post("{}").isProblem(422, "FIELD_REQUIRED");
        post("{\"orders\":{}}").isProblem(400, "FIELD_TYPE");
        post("{\"orders\":[{}],\"orders\":[{}]}").isProblem(400, "FIELD_DUPLICATE");
        post("{\"orders\":[{}],\"all\":true}").isProblem(400, "FIELD_UNKNOWN");
        post("{\"orders\":[{}").isProblem(400, "JSON_MALFORMED");
        post("{\"orders\":[" + " ".repeat(256 * 1024) + "{}]}").isProblem(413, "BODY_TOO_LARGE");
    }

    private Answer batch(String... orders) {
        return post("{\"orders\":[" + String.join(",", orders) + "]}");
    }

    private Answer post(String body) {
        return client.call("POST", "/v1/order-batches", body);
    }

    private static List<String> results(Answer answer) {
        return answer.json().getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .map(
                        result ->
                                result.getInt("status")
                                        + " "
                                        + (result.containsKey("order")
                                                ? result.getJsonObject("order").getString("clOrdId")
                                                : result.getJsonObject("problem")
                                                        .getString("code")))
                .collect(Collectors.toList());
    }
}

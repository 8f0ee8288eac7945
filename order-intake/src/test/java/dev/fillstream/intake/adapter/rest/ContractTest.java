package dev.fillstream.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what the service does, and its examples work when pasted. */
@QuarkusTest
@QuarkusTestResource(value = Platform.class, restrictToAnnotatedClass = true)
class ContractTest {

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject @All List<Endpoint> endpoints;

    private IntakeClient client;

    @BeforeEach
    void connect() {
        client = new IntakeClient(service);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                new IntakeClient(management).get("/q/health/ready", "").status()
                                        == 200);
    }

    @Test
    void documentsEveryRouteAndNoOther() {
        List<String> routes =
                endpoints.stream()
                        .map(e -> e.method() + " " + e.path().replaceAll(":(\\w+)", "{$1}"))
                        .toList();

        assertThat(Contract.COMMITTED.operations())
                .extracting(Contract.Operation::toString)
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void servesTheCommittedDocument() throws IOException {
        JsonNode served =
                new ObjectMapper()
                        .readTree(client.get("/q/openapi?format=json", "").response().body());

        assertThat(served.path("openapi").asText()).startsWith("3.1");
        assertThat(Contract.COMMITTED.operations())
                .allSatisfy(
                        operation ->
                                assertThat(served.at(operation.pointer()).isMissingNode())
                                        .as(operation.toString())
                                        .isFalse());
    }

    @Test
    void takesEveryExampleOfABody() {
        client.post(IntakeClient.limitOrder("example-order"));
        List<Answer> answers = new ArrayList<>();
        for (Contract.Operation operation : Contract.COMMITTED.operations()) {
            JsonNode content = operation.node().at("/requestBody/content/application~1json");
            for (JsonNode example : content.path("examples")) {
                String body = example.get("value").toString();
                String schema =
                        operation.pointer() + "/requestBody/content/application~1json/schema";
                assertThat(Contract.COMMITTED.errors(schema, body)).isEmpty();
                answers.add(
                        client.call(
                                operation.method(),
                                operation.path().replace("{orderId}", orderId("example-order")),
                                body));
            }
        }

        assertThat(answers).hasSizeGreaterThan(4);
        assertThat(answers).extracting(Answer::status).containsOnly(202, 207);
    }

    @Test
    void runsEveryExampleOfACommandLine() throws Exception {
        client.post(IntakeClient.limitOrder("sample-order"));
        List<String> samples = samples().toList();

        assertThat(samples).hasSize(Contract.COMMITTED.operations().size());
        for (String sample : samples) {
            run(sample.replace("ORDER_ID", orderId("sample-order")));
        }
    }

    private static Stream<String> samples() {
        return Contract.COMMITTED.operations().stream()
                .flatMap(
                        operation ->
                                StreamSupport.stream(
                                        operation.node().path("x-codeSamples").spliterator(),
                                        false))
                .map(sample -> sample.get("source").asText());
    }

    private void run(String sample) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", sample).redirectErrorStream(true);
        shell.environment()
                .putAll(
                        Map.of(
                                "INTAKE",
                                service.toString().replaceAll("/$", ""),
                                "TOKEN",
                                IntakeClient.trader()));
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as("%s%n%s", sample, output).isZero();
    }

    private static String orderId(String clOrdId) {
        return OrderId.derive(new Account("acct-1"), new ClOrdId(clOrdId)).toString();
    }
}

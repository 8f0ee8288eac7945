package dev.fillstream.risk.adapter.rest;

import static dev.fillstream.risk.fixture.Wire.key;
import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.orderId;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.local.security.TokenMint;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.risk.fixture.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
class RestTest {

    private static final TokenMint TOKENS = SharedPlatform.tokens();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/v1/")
    URI root;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @BeforeAll
    static void sendOneGoodAndOneBadOrder() {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", SharedPlatform.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            send(producer, "instruments", "ACME", Wire.instrument("ACME").build().toByteArray());
            send(
                    producer,
                    "prices",
                    "ACME",
                    Wire.price("ACME", "10", Instant.now()).build().toByteArray());
            send(
                    producer,
                    "risk-limits",
                    "acct-1",
                    Wire.limits("acct-1").setMaxPriceAgeMillis(600_000).build().toByteArray());
            producer.flush();
            send(
                    producer,
                    "orders",
                    "acct-1",
                    Wire.command(order("acct-1", "good", SIDE_BUY, "100", "10.25")).toByteArray());
            send(
                    producer,
                    "orders",
                    "acct-1",
                    Wire.command(order("acct-1", "bad", SIDE_BUY, "99999", "10")).toByteArray());
        }
    }

    @Test
    void showsWhatAnAccountHasAndRisks() {
        awaitDecisions();
        Answer answer = get("accounts/acct-1/exposure", TOKENS.trader("acct-1"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString())
                .isEqualTo(
                        """
                        {"account":"acct-1","cash":"1000000","cashFlow":"0","reserved":"1025",\
                        "buyingPower":"998975","openOrders":1,"positions":[{"symbol":"ACME",\
                        "qty":"0","openBuyQty":"100","openSellQty":"0"}],"limitsVersion":7,\
                        "executionsOffset":-1}""");
    }

    @Test
    void showsTheEvidenceOfADecision() {
        awaitDecisions();
        JsonNode good = decision("good", TOKENS.trader("acct-1")).json();
        assertThat(good.get("outcome").textValue()).isEqualTo("approved");
        assertThat(good.get("checks")).hasSameSizeAs(StandardChecks.all());
        JsonNode bad = decision("bad", TOKENS.operator()).json();
        assertThat(bad.get("outcome").textValue()).isEqualTo("rejected");
        assertThat(bad.get("refusal").get("code").textValue()).isEqualTo("MAX_ORDER_QTY");
        assertThat(bad.get("refusal").get("observed").textValue()).isEqualTo("99999");
    }

    @Test
    void hidesOtherAccounts() {
        awaitDecisions();
        assertProblem(
                get("accounts/acct-1/exposure", TOKENS.trader("acct-2")), 404, "ACCOUNT_NOT_FOUND");
        assertProblem(decision("good", TOKENS.trader("acct-2")), 404, "DECISION_NOT_FOUND");
        assertProblem(
                get(
                        "decisions/" + orderId("acct-1", "good") + "?account=acct-2",
                        TOKENS.operator()),
                404,
                "DECISION_NOT_FOUND");
    }

    @Test
    void refusesWithAProblem() {
        awaitDecisions();
        assertProblem(get("accounts/acct-1/exposure", ""), 401, "TOKEN_INVALID");
        assertProblem(get("accounts/acct-1/exposure", "rubbish"), 401, "TOKEN_INVALID");
        String stranger =
                TOKENS.token("stranger", List.of("*"), List.of("nobody"), Duration.ofHours(1));
        assertProblem(get("accounts/acct-1/exposure", stranger), 403, "GROUP_REQUIRED");
        assertProblem(get("decisions/rubbish", TOKENS.operator()), 400, "FIELD_MALFORMED");
        assertProblem(get("accounts/a%20b/exposure", TOKENS.operator()), 400, "FIELD_MALFORMED");
        assertProblem(get("nothing", TOKENS.operator()), 404, "NOT_FOUND");
        assertProblem(decision("never", TOKENS.operator()), 404, "DECISION_NOT_FOUND");
    }

    @Test
    void isReadyOnceItDecides() {
        awaitDecisions();
        assertThat(fetch(management.resolve("/q/health/ready"), "").status()).isEqualTo(200);
        assertThat(fetch(management.resolve("/q/health/live"), "").status()).isEqualTo(200);
        assertThat(fetch(management.resolve("/q/metrics"), "").body())
                .contains("fillstream_risk_decisions_total{code=\"MAX_ORDER_QTY\"");
    }

    private void awaitDecisions() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(decision("bad", TOKENS.operator()).status())
                                        .isEqualTo(200));
    }

    private Answer decision(String clOrdId, String token) {
        return get("decisions/" + orderId("acct-1", clOrdId), token);
    }

    private Answer get(String path, String token) {
        return fetch(root.resolve(path), token);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().get("code").textValue()).isEqualTo(code);
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    }

    private record Answer(int status, String type, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }
    }

    private static Answer fetch(URI address, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String topic, String key, byte[] value) {
        var sent = producer.send(new ProducerRecord<>(topic, key(key), value));
        assertThat(sent).isNotNull();
    }
}

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits, instruments and trading states, changed while orders flow. */
@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
class LiveControlTest {

    private static final TokenMint TOKENS = SharedPlatform.tokens();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANAGER =
            TOKENS.token("mara", List.of("*"), List.of("risk-manager"), Duration.ofHours(1));
    private static final String OPERATOR =
            TOKENS.token("otto", List.of("*"), List.of("operator"), Duration.ofHours(1));
    private static final String LIMITS =
            """
            {"reason":"opened","currency":"USD","openingCash":"1000","maxOrderQty":"%s",\
            "maxOrderNotional":"100000","priceCollarBps":1000,"maxPriceAgeMillis":600000,\
            "maxPositionQty":"unlimited","maxGrossExposure":"unlimited","maxNetExposure":"unlimited",\
            "maxConcentrationBps":"unlimited","maxDailyNotional":"unlimited","maxDailyLoss":"unlimited",\
            "maxShortQty":"0","maxOpenOrders":"unlimited","maxOrdersPerSecond":"unlimited",\
            "duplicateWindowMillis":"0","maxRepeatedExecutions":"unlimited",\
            "maxOrderAgeMillis":"unlimited","selfMatch":"allowed"}\
            """;
    private static final String INSTRUMENT =
            """
            {"reason":"listed","currency":"USD","tickSize":"0.01","lotSize":"1","minQty":"1",\
            "maxQty":"100000","multiplier":"1","tradable":%s,"shortSale":"forbidden","tradingHours":\
            {"timeZone":"UTC","dayRoll":"00:00","sessions":[{"days":[1,2,3,4,5,6,7],"open":"00:00",\
            "close":"24:00"}],"holidays":[]}}\
            """;

    @TestHTTPResource("/v1/")
    URI root;

    @BeforeEach
    void awaitAnInstanceThatDecidesAndKnowsTheRecords() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("accounts/nobody/exposure", MANAGER).status() == 200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("limits/nobody", MANAGER).status() == 404);
    }

    @Test
    void setsLimitsByVersionWithAuthorAndReason() {
        String path = "limits/limited";
        assertProblem(get(path, MANAGER), 404, "LIMITS_NOT_FOUND");
        assertProblem(put(path, MANAGER, "", LIMITS.formatted("10")), 428, "PRECONDITION_REQUIRED");
        assertProblem(put(path, OPERATOR, "*", LIMITS.formatted("10")), 403, "GROUP_REQUIRED");
        assertProblem(put(path, MANAGER, "\"3\"", LIMITS.formatted("10")), 412, "VERSION_CONFLICT");
        Answer created = put(path, MANAGER, "*", LIMITS.formatted("10"));
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        assertThat(created.tag()).isEqualTo("\"1\"");
        assertThat(created.json().get("author").textValue()).isEqualTo("mara");
        assertThat(created.json().get("reason").textValue()).isEqualTo("opened");
        assertThat(created.json().get("effectiveAfterMillis").doubleValue()).isPositive();
        assertProblem(put(path, MANAGER, "*", LIMITS.formatted("20")), 412, "VERSION_CONFLICT");
        assertThat(put(path, MANAGER, "\"1\"", LIMITS.formatted("20")).tag()).isEqualTo("\"2\"");
        Answer shown = get(path, TOKENS.trader("limited"));
        assertThat(shown.tag()).isEqualTo("\"2\"");
        assertThat(shown.json().get("maxOrderQty").textValue()).isEqualTo("20");
        assertThat(shown.json().get("selfMatch").textValue()).isEqualTo("allowed");
        assertProblem(get(path, TOKENS.trader("other")), 404, "ACCOUNT_NOT_FOUND");
    }

    @Test
    void refusesLimitsThatCannotBeMeant() {
        String path = "limits/typo";
        assertProblem(put(path, MANAGER, "*", "{"), 400, "JSON_MALFORMED");
        assertProblem(put(path, MANAGER, "*", "{\"maxOrdrQty\":\"1\"}"), 400, "FIELD_UNKNOWN");
        assertProblem(put(path, MANAGER, "*", "{\"maxOrderQty\":1}"), 400, "FIELD_TYPE");
        assertProblem(
                put(path, MANAGER, "*", "{\"desk\":\"a\",\"desk\":\"b\"}"), 400, "JSON_MALFORMED");
        assertProblem(put(path, MANAGER, "*", "{\"maxOrderQty\":\"1\"}"), 422, "FIELD_REQUIRED");
        Answer lots = put(path, MANAGER, "*", LIMITS.formatted("lots"));
        assertProblem(lots, 422, "RECORD_INVALID");
        assertThat(lots.json().get("errors").get(0).get("pointer").textValue())
                .isEqualTo("/maxOrderQty");
        assertProblem(
                put(path, MANAGER, "*", "{\"reason\":\"r\",\"selfMatch\":\"maybe\"}"),
                422,
                "ENUM_UNKNOWN");
        assertProblem(put("limits/a b", MANAGER, "*", LIMITS), 400, "FIELD_MALFORMED");
        assertProblem(get(path, MANAGER), 404, "LIMITS_NOT_FOUND");
    }

    @Test
    void triesLimitsBesideTheActiveOnes() {
        list("TRIED");
        put("limits/tried", MANAGER, "*", LIMITS.formatted("50"));
        String path = "shadow-limits/tried";
        assertProblem(get(path, MANAGER), 404, "SHADOW_NOT_FOUND");
        assertProblem(put(path, OPERATOR, "*", LIMITS.formatted("10")), 403, "GROUP_REQUIRED");
        assertProblem(put(path, MANAGER, "*", LIMITS.formatted("lots")), 422, "RECORD_INVALID");
        Answer set = put(path, MANAGER, "*", LIMITS.formatted("0.5"));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
        assertThat(decide("tried", "TRIED", "c-1").get("outcome").textValue())
                .isEqualTo("approved");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> {
                            JsonNode differences = get(path, MANAGER).json().get("differences");
                            assertThat(differences.get("compared").longValue()).isEqualTo(1);
                            assertThat(differences.get("denied").get("MAX_ORDER_QTY").longValue())
                                    .isEqualTo(1);
                        });
        assertProblem(send("DELETE", path, MANAGER, Map.of(), ""), 428, "PRECONDITION_REQUIRED");
        assertProblem(
                send("DELETE", path, MANAGER, Map.of("If-Match", "\"7\""), ""),
                412,
                "VERSION_CONFLICT");
        assertThat(send("DELETE", path, MANAGER, Map.of("If-Match", "\"1\""), "").status())
                .isEqualTo(204);
        assertProblem(get(path, MANAGER), 404, "SHADOW_NOT_FOUND");
    }

    @Test
    void holdsTheNextOrderToWhatWasJustSet() {
        list("LIVE");
        assertThat(put("limits/live", MANAGER, "*", LIMITS.formatted("50")).status())
                .isEqualTo(200);
        assertVerdict("live", "50", "approved", "");
        assertVerdict("live", "51", "rejected", "MAX_ORDER_QTY");
        put("limits/live", MANAGER, "\"1\"", LIMITS.formatted("49"));
        assertVerdict("live", "50", "rejected", "MAX_ORDER_QTY");
        assertThat(
                        put(
                                "limits/firm",
                                MANAGER,
                                "*",
                                "{\"reason\":\"r\",\"maxOrderNotional\":\"99\"}"))
                .extracting(Answer::status)
                .isEqualTo(200);
        assertVerdict("live", "10", "rejected", "MAX_ORDER_NOTIONAL");
        put("limits/firm", MANAGER, "\"1\"", "{\"reason\":\"back\"}");
        assertVerdict("live", "10", "approved", "");
        put("instruments/LIVE", OPERATOR, "\"1\"", INSTRUMENT.formatted("false"));
        assertVerdict("live", "10", "rejected", "INSTRUMENT_NOT_TRADABLE");
        assertThat(get("instruments/LIVE", OPERATOR).json().get("version").longValue())
                .isEqualTo(2);
    }

    @Test
    void stopsAtOnceAndResumesWithARiskManagerOnly() {
        list("STOP");
        put("limits/stopped", MANAGER, "*", LIMITS.formatted("50"));
        String path = "trading-states/account:stopped";
        assertThat(get(path, OPERATOR).json().get("state").textValue()).isEqualTo("active");
        assertProblem(put(path, OPERATOR, "", "{\"state\":\"halted\"}"), 422, "FIELD_REQUIRED");
        Answer halted = put(path, OPERATOR, "", "{\"state\":\"halted\",\"reason\":\"runaway\"}");
        assertThat(halted.status()).as(halted.body()).isEqualTo(200);
        assertThat(halted.tag()).isEqualTo("\"1\"");
        assertThat(halted.json().get("effectiveAfterMillis").doubleValue()).isPositive();
        assertThat(halted.json().get("lastApprovalAfterMillis").doubleValue()).isZero();
        assertThat(decide("stopped", "STOP", "c-1").get("refusal").get("code").textValue())
                .isEqualTo("TRADING_HALTED");
        String resume = "{\"state\":\"active\",\"reason\":\"looked into it\"}";
        assertProblem(put(path, OPERATOR, "\"1\"", resume), 403, "RISK_MANAGER_REQUIRED");
        assertProblem(put(path, MANAGER, "", resume), 428, "PRECONDITION_REQUIRED");
        assertProblem(put(path, MANAGER, "\"7\"", resume), 412, "VERSION_CONFLICT");
        assertThat(put(path, MANAGER, "\"1\"", resume).status()).isEqualTo(200);
        JsonNode approved = decide("stopped", "STOP", "c-2");
        assertThat(approved.get("outcome").textValue()).isEqualTo("approved");
        assertThat(approved.get("tradingStates").get(0).get("version").longValue()).isEqualTo(2);
        assertThat(approved.get("grossAfter").textValue()).isEqualTo("10");
        assertProblem(put("trading-states/planet:X", MANAGER, "", resume), 400, "SCOPE_UNKNOWN");
    }

    @Test
    void settlesWithARiskManagerThatAReportWasNotBooked() {
        list("GAP");
        put("limits/gap", MANAGER, "*", LIMITS.formatted("50"));
        String exposure = "accounts/gap/exposure";
        assertThat(get(exposure, MANAGER).json().has("uncertainSince")).isFalse();
        produce("executions", "gap", key("rubbish"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(exposure, MANAGER).json().has("uncertainSince"));
        assertThat(decide("gap", "GAP", "c-1").get("refusal").get("code").textValue())
                .isEqualTo("RISK_UNCERTAIN");
        String path = "trading-states/account:gap";
        String settle = "{\"state\":\"active\",\"reason\":\"looked into it\"}";
        assertProblem(put(path, OPERATOR, "*", settle), 403, "RISK_MANAGER_REQUIRED");
        assertProblem(put(path, MANAGER, "", settle), 428, "PRECONDITION_REQUIRED");
        assertThat(put(path, MANAGER, "*", settle).status()).isEqualTo(200);
        assertThat(decide("gap", "GAP", "c-2").get("outcome").textValue()).isEqualTo("approved");
        assertThat(get(exposure, MANAGER).json().has("uncertainSince")).isFalse();
    }

    @Test
    void runsDryWithoutATrace() {
        list("DRY");
        put("limits/dry", MANAGER, "*", LIMITS.formatted("50"));
        assertThat(dryRun("dry", "DRY", "sell", "5").get("refusal").get("code").textValue())
                .isEqualTo("SHORT_SALE_FORBIDDEN");
        assertThat(dryRun("dry", "DRY", "buy", "5").get("outcome").textValue())
                .isEqualTo("approved");
        assertThat(get("accounts/dry/exposure", MANAGER).json().get("openOrders").intValue())
                .isZero();
        Answer malformed =
                send(
                        "POST",
                        "dry-runs",
                        MANAGER,
                        Map.of(),
                        "{\"account\":\"dry\",\"side\":\"buy\"}");
        assertProblem(malformed, 422, "FIELD_REQUIRED");
    }

    @Test
    void tellsTheStateOfEachPartitionAsOneNumber() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("state-hashes", MANAGER).json().size() == 4);
        JsonNode first = get("state-hashes", MANAGER).json();
        assertThat(first.get(0).get("hash").textValue()).hasSize(64);
        assertThat(get("state-hashes", MANAGER).json()).isEqualTo(first);
        assertProblem(get("state-hashes", TOKENS.trader("a")), 403, "GROUP_REQUIRED");
    }

    private void assertVerdict(String account, String qty, String outcome, String code) {
        JsonNode verdict = dryRun(account, "LIVE", "buy", qty);
        assertThat(verdict.get("outcome").textValue()).as(verdict.toString()).isEqualTo(outcome);
        if (!code.isEmpty()) {
            assertThat(verdict.get("refusal").get("code").textValue()).isEqualTo(code);
        }
    }

    private JsonNode dryRun(String account, String symbol, String side, String qty) {
        String order =
                """
                {"account":"%s","symbol":"%s","side":"%s","ordType":"limit","orderQty":"%s","price":"10"}\
                """
                        .formatted(account, symbol, side, qty);
        Answer answer = send("POST", "dry-runs", MANAGER, Map.of(), order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Lists an instrument and waits until its price is known. */
    private void list(String symbol) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> {
                            Answer listed =
                                    put(
                                            "instruments/" + symbol,
                                            OPERATOR,
                                            "*",
                                            INSTRUMENT.formatted("true"));
                            assertThat(listed.status()).as(listed.body()).isEqualTo(200);
                        });
        produce("prices", symbol, Wire.price(symbol, "10", Instant.now()).build().toByteArray());
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            put("limits/probe-" + symbol, MANAGER, "*", LIMITS.formatted("9"));
                            return dryRun("probe-" + symbol, symbol, "buy", "1")
                                    .get("outcome")
                                    .textValue()
                                    .equals("approved");
                        });
    }

    private JsonNode decide(String account, String symbol, String clOrdId) {
        produce(
                "orders",
                account,
                Wire.command(order(account, clOrdId, SIDE_BUY, "1", "10").setSymbol(symbol))
                        .toByteArray());
        String path = "decisions/" + orderId(account, clOrdId);
        await().atMost(Duration.ofSeconds(30)).until(() -> get(path, MANAGER).status() == 200);
        return get(path, MANAGER).json();
    }

    private static void produce(String topic, String key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", SharedPlatform.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var sent = producer.send(new ProducerRecord<>(topic, key(key), value));
            assertThat(sent).isNotNull();
        }
    }

    private Answer get(String path, String token) {
        return send("GET", path, token, Map.of(), "");
    }

    private Answer put(String path, String token, String version, String body) {
        Map<String, String> condition =
                version.isEmpty()
                        ? Map.of()
                        : Map.of(version.equals("*") ? "If-None-Match" : "If-Match", version);
        return send("PUT", path, token, condition, body);
    }

    private Answer send(
            String method, String path, String token, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root.resolve(path.replace(" ", "%20")))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("ETag").orElse(""),
                    response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("code").textValue()).isEqualTo(code);
    }

    private record Answer(int status, String tag, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }
    }
}

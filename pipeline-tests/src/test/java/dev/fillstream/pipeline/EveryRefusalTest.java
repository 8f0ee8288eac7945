package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.PriceSnapshot;
import dev.fillstream.local.verify.Recomputation;
import dev.fillstream.local.verify.adapter.KafkaLog;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.TraceParent;
import dev.fillstream.v1.ReferencePrice;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every reason of risk in docs/reasons.md refuses an order for real: through REST, and its code is
 * the same in the order's view, the webhook, the metric and the log.
 */
@Order(2)
class EveryRefusalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What REST cannot provoke, and why. */
    private static final Map<String, String> NOT_BY_REST =
            Map.of(
                    "FIELD_REQUIRED",
                    "order-intake answers 422 before risk sees it",
                    "FIELD_MALFORMED",
                    "order-intake answers 422 before risk sees it",
                    "FIELD_OUT_OF_RANGE",
                    "order-intake answers 422 before risk sees it",
                    "FIELD_NOT_ALLOWED",
                    "order-intake answers 422 before risk sees it",
                    "ENUM_UNKNOWN",
                    "order-intake answers 422 before risk sees it",
                    "PARTITION_MISMATCH",
                    "order-intake always writes to the key's own partition",
                    "ORDER_UNKNOWN",
                    "order-intake answers 404 before risk sees it",
                    "ORDER_ENDED",
                    "order-intake answers 409 before risk sees it",
                    "REPLACE_PENDING",
                    "the venue answers before seventeen replaces are in flight",
                    "EXPIRE_TIME_PAST",
                    "order-intake answers 422 to a date that has passed");

    /**
     * How to be refused.
     *
     * @param limits of the account, where they differ from limits that bound nothing; empty for
     *     none at all
     * @param order what differs from a market order for 10 ACME; it may be sent several times
     */
    private record Way(String code, String limits, String order) {}

    private final RunningPipeline pipeline = RunningPipeline.get();
    private final RiskControl risk = new RiskControl(pipeline);
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private BigDecimal acme = BigDecimal.ZERO;

    @Test
    void everyReasonReachesViewWebhookMetricAndLog() throws Exception {
        try (Trial trial = pipeline.trial("refused", 0)) {
            acme = priceOfAcme();
            instruments();
            Set<String> met = new TreeSet<>(NOT_BY_REST.keySet());
            int number = 0;
            for (Way way : ways()) {
                refuse(trial, way, number++);
                assertThat(met.add(way.code())).as(way.code() + " twice").isTrue();
            }
            assertThat(met).containsExactlyInAnyOrderElementsOf(listed());
            RunningPipeline.assertConserved(trial, number);
            assertRecomputedFromTheTopics(trial.runPrefix(), number);
        }
    }

    /** As {@code verify-decisions} does it: partition by partition, with nothing in memory. */
    private void assertRecomputedFromTheTopics(String runPrefix, int least) {
        Recomputation.Result result =
                Recomputation.of(
                        new KafkaLog(pipeline.target().bootstrapServers()),
                        decision ->
                                decision.command()
                                        .getNewOrderSingle()
                                        .getClOrdId()
                                        .startsWith(runPrefix));
        assertThat(result.differences()).isEmpty();
        assertThat(result.skipped()).isEmpty();
        assertThat(result.recomputed()).isGreaterThanOrEqualTo(least);
    }

    private BigDecimal priceOfAcme() {
        return PriceSnapshot.of(pipeline.target().bootstrapServers(), Set.of("ACME"), PATIENCE)
                .get("ACME");
    }

    private void refuse(Trial trial, Way way, int number) throws Exception {
        String account = "refused-" + run + "-" + number;
        if (!way.limits().isEmpty()) {
            risk.limits(account, way.limits());
        }
        String state =
                switch (way.code()) {
                    case "TRADING_HALTED" -> "halted";
                    case "TRADING_REDUCING" -> "reducing";
                    default -> "";
                };
        if (!state.isEmpty()) {
            risk.stop("account:" + account, state);
        }
        if (way.code().equals("RISK_UNCERTAIN")) {
            spoil(account);
        }
        if (way.code().equals("SELF_MATCH")) {
            String resting = limit(near("1.05")).replace("}", ", \"side\": \"sell\"}");
            JsonNode other = send(trial.runPrefix() + "resting", account, resting);
            assertThat(other.path("ordStatus").asText()).isEqualTo("new");
        }
        double before = risk.refusals(way.code());
        JsonNode view = refused(trial, way, account);
        String orderId = view.path("orderId").asText();
        assertThat(view.path("rejectReason").path("code").asText())
                .as("%s in the view %s", way.code(), view)
                .isEqualTo(way.code());
        Eventually.holds(
                "the webhook about " + way.code(),
                PATIENCE,
                () ->
                        trial.receipts().stream()
                                .map(receipt -> receipt.bodyText())
                                .filter(text -> text.contains(orderId))
                                .anyMatch(
                                        text ->
                                                text.contains("\"execution.rejected\"")
                                                        && text.contains(
                                                                "\"" + way.code() + "\"")));
        assertThat(risk.refusals(way.code()))
                .as(way.code() + " in the metric")
                .isGreaterThan(before);
        assertThat(risk.log().lines().filter(line -> line.contains(orderId)))
                .as(way.code() + " in the log")
                .anyMatch(line -> line.contains("code=" + way.code()));
    }

    /** Sends until one is refused: some reasons need an order or two that were let through. */
    private JsonNode refused(Trial trial, Way way, String account) throws Exception {
        JsonNode view = JSON.createObjectNode();
        for (int tries = 0; tries < TRIES; tries++) {
            view = send(trial.runPrefix() + way.code() + "-" + tries, account, way.order());
            if (view.path("ordStatus").asText().equals("rejected")) {
                return view;
            }
        }
        throw new AssertionError(way.code() + " refused none of " + TRIES + ", last " + view);
    }

    private JsonNode send(String clOrdId, String account, String changed) throws Exception {
        ObjectNode order = JSON.createObjectNode();
        order.put("clOrdId", clOrdId)
                .put("account", account)
                .put("symbol", "ACME")
                .put("side", "buy")
                .put("ordType", "market")
                .put("orderQty", "10");
        JSON.readTree(changed).properties().forEach(one -> order.set(one.getKey(), one.getValue()));
        HttpRequest request =
                HttpRequest.newBuilder(pipeline.target().orderIntake().resolve("/v1/orders"))
                        .header("Authorization", "Bearer " + pipeline.target().operatorToken())
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=20")
                        .POST(HttpRequest.BodyPublishers.ofString(order.toString()))
                        .build();
        HttpResponse<String> answer =
                pipeline.http().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private void instruments() throws Exception {
        int tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2).getDayOfWeek().getValue();
        risk.instrument("R-OFF", "{\"tradable\": false}");
        risk.instrument("R-EUR", "{\"currency\": \"EUR\"}");
        risk.instrument(
                "R-CLOSED",
                """
                {"tradingHours": {"timeZone": "UTC", "dayRoll": "00:00", "holidays": [],
                 "sessions": [{"days": [%d], "open": "00:00", "close": "00:01"}]}}\
                """
                        .formatted(tomorrow));
        risk.instrument("R-NOPRICE", "{}");
        risk.instrument("R-STALE", "{}");
        risk.instrument("R-MIN", "{\"minNotional\": \"1000\"}");
        risk.instrument("R-WIDE", "{}");
        risk.instrument("R-LONG", "{\"shortSale\": \"forbidden\"}");
        Instant now = Instant.now();
        try (KafkaProducer<byte[], byte[]> prices =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", pipeline.target().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (String symbol : List.of("R-OFF", "R-EUR", "R-CLOSED", "R-MIN", "R-LONG")) {
                price(prices, symbol, "10", "10", now);
            }
            price(prices, "R-WIDE", "5", "20", now);
            price(prices, "R-STALE", "10", "10", now.minus(Duration.ofHours(2)));
        }
    }

    private static void price(
            KafkaProducer<byte[], byte[]> prices, String symbol, String bid, String ask, Instant at)
            throws Exception {
        ReferencePrice price =
                ReferencePrice.newBuilder()
                        .setSymbol(symbol)
                        .setLastPx("10")
                        .setBidPx(bid)
                        .setAskPx(ask)
                        .setPriceTime(Timestamps.of(at))
                        .build();
        prices.send(
                        new ProducerRecord<>(
                                Topic.PRICES.name(),
                                null,
                                symbol.getBytes(UTF_8),
                                price.toByteArray(),
                                EventHeaders.of(
                                        UUID.randomUUID().toString(),
                                        "fillstream.v1.ReferencePrice",
                                        "/fillstream/test",
                                        at,
                                        symbol,
                                        TraceParent.fresh().header())))
                .get();
    }

    /** Puts a report that nobody can read on the account's part of {@code executions}. */
    private void spoil(String account) throws Exception {
        try (KafkaProducer<byte[], byte[]> stranger =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", pipeline.target().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            byte[] rubbish = "rubbish".getBytes(UTF_8);
            stranger.send(
                            new ProducerRecord<>(
                                    Topic.EXECUTIONS.name(), account.getBytes(UTF_8), rubbish))
                    .get();
        }
    }

    private List<Way> ways() {
        return List.of(
                new Way("INSTRUMENT_UNKNOWN", "{}", "{\"symbol\": \"NOSUCH\"}"),
                new Way("INSTRUMENT_NOT_TRADABLE", "{}", "{\"symbol\": \"R-OFF\"}"),
                new Way("SESSION_CLOSED", "{}", "{\"symbol\": \"R-CLOSED\"}"),
                new Way("ACCOUNT_UNKNOWN", "", "{}"),
                new Way("LIMITS_UNKNOWN", "{\"maxPositionQty\": null}", "{}"),
                new Way("CURRENCY_MISMATCH", "{}", "{\"symbol\": \"R-EUR\"}"),
                new Way("TRADING_HALTED", "{}", "{}"),
                new Way("TRADING_REDUCING", "{}", "{}"),
                new Way("RISK_UNCERTAIN", "{}", "{}"),
                new Way("INSTRUMENT_RESTRICTED", "{\"restrictedSymbols\": [\"ACME\"]}", "{}"),
                new Way("SIDE_NOT_PERMITTED", "{\"forbiddenSides\": [\"buy\"]}", "{}"),
                new Way("ORDER_STALE", "{\"maxOrderAgeMillis\": \"0\"}", "{}"),
                new Way("PRICE_OFF_TICK", "{}", limit(near("1") + "5")),
                new Way("QTY_OFF_LOT", "{}", "{\"orderQty\": \"10.5\"}"),
                new Way("QTY_OUT_OF_RANGE", "{}", "{\"orderQty\": \"200000\"}"),
                new Way("MAX_ORDER_QTY", "{\"maxOrderQty\": \"9\"}", "{}"),
                new Way("REFERENCE_PRICE_MISSING", "{}", "{\"symbol\": \"R-NOPRICE\"}"),
                new Way("REFERENCE_PRICE_STALE", "{}", "{\"symbol\": \"R-STALE\"}"),
                new Way("MIN_ORDER_NOTIONAL", "{}", "{\"symbol\": \"R-MIN\"}"),
                new Way("MAX_ORDER_NOTIONAL", "{\"maxOrderNotional\": \"1\"}", "{}"),
                new Way("PRICE_OUTSIDE_COLLAR", "{}", limit(near("1.5"))),
                new Way("MARKET_OUTSIDE_COLLAR", "{}", "{\"symbol\": \"R-WIDE\"}"),
                new Way("REDUCE_ONLY", "{}", "{\"reduceOnly\": true}"),
                new Way("MAX_OPEN_ORDERS", "{\"maxOpenOrders\": \"0\"}", "{}"),
                new Way("ORDER_RATE", "{\"maxOrdersPerSecond\": \"0.5\"}", "{}"),
                new Way("DUPLICATE_CONTENT", "{\"duplicateWindowMillis\": \"600000\"}", "{}"),
                new Way(
                        "REPEATED_EXECUTION",
                        "{\"maxRepeatedExecutions\": \"0\"}",
                        "{\"strategy\": \"momentum\"}"),
                new Way("SELF_MATCH", "{\"selfMatch\": \"refused\"}", limit(near("1.06"))),
                new Way(
                        "SHORT_SALE_FORBIDDEN",
                        "{}",
                        "{\"symbol\": \"R-LONG\", \"side\": \"sell\"}"),
                new Way(
                        "SHORT_NOT_LOCATED",
                        "{\"maxShortQty\": \"0\"}",
                        "{\"side\": \"sell_short\"}"),
                new Way("MAX_POSITION", "{\"maxPositionQty\": \"9\"}", "{}"),
                new Way("CONCENTRATION", "{\"maxConcentrationBps\": \"0\"}", "{}"),
                new Way("DAILY_NOTIONAL", "{\"maxDailyNotional\": \"1\"}", "{}"),
                new Way("DAILY_LOSS", "{\"maxDailyLoss\": \"0\"}", "{}"),
                new Way("GROSS_EXPOSURE", "{\"maxGrossExposure\": \"1\"}", "{}"),
                new Way("NET_EXPOSURE", "{\"maxNetExposure\": \"1\"}", "{}"),
                new Way("BUYING_POWER", "{\"openingCash\": \"1\"}", "{}"));
    }

    /** A multiple of where ACME trades. */
    private String near(String factor) {
        return acme.multiply(new BigDecimal(factor)).setScale(2, RoundingMode.DOWN).toPlainString();
    }

    private static String limit(String price) {
        return "{\"ordType\": \"limit\", \"price\": \"%s\"}".formatted(price);
    }

    /** The codes of the page's first table. */
    private static List<String> listed() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reasons.md"), UTF_8);
        int start = page.indexOf("\n## Risk refused");
        return page.substring(start, page.indexOf("\n## ", start + 1))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }
}

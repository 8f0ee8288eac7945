package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.key;
import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.orderId;
import static dev.fillstream.risk.fixture.Wire.report;
import static dev.fillstream.risk.fixture.Wire.trade;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_CANCELED;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_NEW;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_REJECTED;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_TRADE_CANCEL;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_CANCELED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_PARTIALLY_FILLED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_REJECTED;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static dev.fillstream.v1.Side.SIDE_SELL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.CheckResult;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RiskTopologyTest {

    private final Pipe pipe = Pipe.ready();

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void approvesWithAllItsEvidence() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.25"));
        ApprovedCommand approved = pipe.approved().getFirst();
        assertThat(approved.getCommand())
                .isEqualTo(Wire.command(order("acct-1", "c-1", SIDE_BUY, "100", "10.25")));
        RiskDecision decision = approved.getDecision();
        assertThat(decision.getChecksList())
                .hasSameSizeAs(StandardChecks.all())
                .allMatch(c -> c.getOutcome() == CheckResult.Outcome.OUTCOME_PASSED);
        assertThat(decision.toBuilder().clearChecks().build())
                .isEqualTo(
                        RiskDecision.newBuilder()
                                .setOrderId(orderId("acct-1", "c-1"))
                                .setExecutionsOffset(-1)
                                .setDecidedAt(Timestamps.of(pipe.now()))
                                .setLimitsVersion(7)
                                .setInstrumentVersion(3)
                                .setReferencePrice("10")
                                .setReferencePriceTime(Timestamps.of(pipe.now()))
                                .setReservedAmount("1025")
                                .setReservedBefore("0")
                                .setReservedAfter("1025")
                                .setCashBefore("1000000")
                                .setPositionBefore("0")
                                .setApprovalExpiry(Timestamps.of(pipe.now().plusSeconds(30)))
                                .setBuild("test")
                                .setGrossBefore("0")
                                .setGrossAfter("1025")
                                .setNetBefore("0")
                                .setNetAfter("1025")
                                .setPositionAfter("100")
                                .setTradingDay("2026-11-24")
                                .setEnteredBefore("0")
                                .build());
    }

    @Test
    void carriesHeadersOnToTheNextHop() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.25"));
        var record = pipe.read("risk-approved").getFirst();
        assertThat(record.key()).isEqualTo(key("acct-1"));
        var headers = record.headers();
        assertThat(EventHeaders.text(headers, EventHeaders.TYPE))
                .isEqualTo("fillstream.v1.ApprovedCommand");
        assertThat(EventHeaders.text(headers, EventHeaders.SOURCE))
                .isEqualTo("/fillstream/risk-processor");
        assertThat(EventHeaders.text(headers, EventHeaders.SUBJECT))
                .isEqualTo(orderId("acct-1", "c-1"));
        assertThat(EventHeaders.text(headers, EventHeaders.TRACEPARENT))
                .startsWith(Pipe.TRACEPARENT.substring(0, 35))
                .isNotEqualTo(Pipe.TRACEPARENT);
    }

    @Test
    void rejectsWithTheFirstReasonAndAllFindings() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "20000", "10.255"));
        RejectedCommand rejected = pipe.rejected().getFirst();
        assertThat(rejected.getRefusal().getCode()).isEqualTo("PRICE_OFF_TICK");
        assertThat(rejected.getRefusal().getObserved()).isEqualTo("10.255");
        assertThat(rejected.getRefusal().getLimit()).isEqualTo("0.01");
        assertThat(rejected.getRefusal().getFixReason()).isEqualTo(18);
        assertThat(
                        rejected.getDecision().getChecksList().stream()
                                .filter(c -> c.getOutcome() == CheckResult.Outcome.OUTCOME_REFUSED)
                                .map(CheckResult::getCode))
                .containsExactly("PRICE_OFF_TICK", "MAX_ORDER_QTY");
        assertThat(reserved("acct-1", "c-2")).isEqualTo("0");
    }

    @Test
    void fillsInWhatAnUpstreamSystemLeftOut() {
        pipe.send(
                "orders",
                key("acct-1"),
                """
                {"newOrderSingle":{"clOrdId":"c-1","account":"acct-1","symbol":"ACME","side":"SIDE_BUY",\
                "ordType":"ORD_TYPE_LIMIT","orderQty":"100","price":"10.25"}}\
                """
                        .getBytes(UTF_8),
                new RecordHeaders());
        var order = pipe.approved().getFirst().getCommand().getNewOrderSingle();
        assertThat(order)
                .isEqualTo(
                        order("acct-1", "c-1", SIDE_BUY, "100", "10.25")
                                .setTransactTime(Timestamps.of(pipe.now()))
                                .setTimeInForce(TimeInForce.TIME_IN_FORCE_DAY)
                                .build());
    }

    @Test
    void answersTheSameOrderAgainWithTheSameBytes() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.25"));
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "100", "10.256"));
        byte[] approval = pipe.read("risk-approved").getFirst().value();
        byte[] rejection = pipe.read("risk-rejected").getFirst().value();
        pipe.advance(Duration.ofSeconds(90));
        pipe.order(
                order("acct-1", "c-1", SIDE_BUY, "100.0", "10.250")
                        .setTransactTime(Timestamps.of(pipe.now()))
                        .clearOrderId());
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "100", "10.256"));
        assertThat(pipe.read("risk-approved").getFirst().value()).isEqualTo(approval);
        assertThat(pipe.read("risk-rejected").getFirst().value()).isEqualTo(rejection);
        assertThat(pipe.observed.seen).contains("repeated", "repeated");
        assertThat(pipe.read("orders-dlq")).isEmpty();
    }

    @Test
    void reservesNothingForARepeatedOrder() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        assertThat(reserved("acct-1", "c-2")).isEqualTo("1000");
    }

    @Test
    void setsAnotherOrderOfAUsedNameAside() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.25"));
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "101", "10.25"));
        assertThat(pipe.approved()).hasSize(1);
        assertDeadLetters("orders-dlq", "CL_ORD_ID_REUSED");
    }

    @Test
    void keepsNamesOfTwoAccountsApart() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.25"));
        pipe.order(order("acct-2", "c-1", SIDE_BUY, "101", "10.25"));
        assertThat(pipe.approved()).hasSize(2);
    }

    @Test
    void remembersADayAndForgetsAfterTwo() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.256"));
        pipe.advance(Duration.ofHours(24));
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.256"));
        assertThat(pipe.observed.seen).endsWith("repeated");
        pipe.advance(Duration.ofHours(24));
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.256"));
        assertThat(pipe.observed.seen).endsWith("new_order_single PRICE_OFF_TICK");
    }

    @Test
    void doesNotReserveTwiceForAnOrderThatOutlivedItsDecision() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        pipe.advance(Duration.ofHours(48));
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        assertDeadLetters("orders-dlq", "CL_ORD_ID_REUSED");
        pipe.send(Topic.PRICES, "ACME", Wire.price("ACME", "10", pipe.now()).build());
        assertThat(reserved("acct-1", "c-2")).isEqualTo("1000");
    }

    @Test
    void setsAsideWhatNobodyCouldBeToldAbout() {
        pipe.send("orders", key("acct-1"), null, new RecordHeaders());
        pipe.send("orders", key("acct-1"), new byte[0], new RecordHeaders());
        pipe.send("orders", key("acct-1"), "rubbish".getBytes(UTF_8), new RecordHeaders());
        pipe.send("orders", key("acct-1"), "{rubbish".getBytes(UTF_8), new RecordHeaders());
        pipe.send("orders", null, command("acct-1", "c-1").toByteArray(), new RecordHeaders());
        pipe.send(Topic.ORDERS, "acct-2", command("acct-1", "c-1"));
        pipe.send(Topic.ORDERS, "acct-1", command("acct-1", "no spaces"));
        pipe.send(
                Topic.ORDERS,
                "acct-1",
                Wire.command(
                        order("acct-1", "c-1", SIDE_BUY, "1", "10")
                                .setOrderId(orderId("acct-1", "c-2"))));
        pipe.send("orders", key("acct-1"), new byte[2_000_000], new RecordHeaders());
        assertDeadLetters(
                "orders-dlq",
                "VALUE_MISSING",
                "VALUE_EMPTY",
                "PROTOBUF_MALFORMED",
                "JSON_MALFORMED",
                "KEY_MISSING",
                "KEY_NOT_ACCOUNT",
                "IDENTITY_INVALID",
                "ORDER_ID_NOT_DERIVED",
                "VALUE_TOO_LARGE");
        assertThat(pipe.approved()).isEmpty();
        assertThat(pipe.rejected()).isEmpty();
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.25"));
        assertThat(pipe.approved()).hasSize(1);
    }

    @Test
    void keepsBytesKeyAndHeadersOfADeadLetter() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("theirs", key("kept"));
        pipe.send("orders", key("acct-1"), "rubbish".getBytes(UTF_8), headers);
        var letter = pipe.read("orders-dlq").getFirst();
        assertThat(letter.key()).isEqualTo(key("acct-1"));
        assertThat(letter.value()).isEqualTo("rubbish".getBytes(UTF_8));
        assertThat(EventHeaders.text(letter.headers(), "theirs")).isEqualTo("kept");
        assertThat(EventHeaders.text(letter.headers(), "dead-letter-topic")).isEqualTo("orders");
        assertThat(EventHeaders.text(letter.headers(), "dead-letter-partition")).isEqualTo("0");
        assertThat(EventHeaders.text(letter.headers(), "dead-letter-offset")).isEqualTo("0");
    }

    @Test
    void rejectsWhatCanBeReadAndIsWrong() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "", "10"));
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "1e9", "10"));
        pipe.order(order("acct-1", "c-3", SIDE_BUY, "0", "10"));
        pipe.order(order("acct-1", "c-4", Side.SIDE_UNSPECIFIED, "1", "10"));
        pipe.order(order("acct-1", "c-5", SIDE_BUY, "1", "10").setSideValue(77));
        pipe.order(order("acct-1", "c-6", SIDE_BUY, "1", "10").setOrdType(OrdType.ORD_TYPE_MARKET));
        pipe.order(order("acct-1", "c-7", SIDE_BUY, "1", "10").setSymbol("NOBODY"));
        pipe.order(order("acct-3", "c-8", SIDE_BUY, "1", "10"));
        pipe.order(
                order("acct-1", "c-9", SIDE_BUY, "1", "10")
                        .setOrdType(OrdType.ORD_TYPE_STOP_LIMIT)
                        .setStopPx("10.001"));
        pipe.order(
                order("acct-1", "c-10", SIDE_BUY, "1", "10")
                        .setTimeInForce(TimeInForce.TIME_IN_FORCE_GTD)
                        .setExpireTime(Timestamps.of(pipe.now())));
        List<RejectedCommand> rejected = pipe.rejected();
        assertThat(rejected.stream().map(r -> r.getRefusal().getCode()))
                .containsExactly(
                        "FIELD_REQUIRED",
                        "FIELD_MALFORMED",
                        "FIELD_OUT_OF_RANGE",
                        "FIELD_REQUIRED",
                        "ENUM_UNKNOWN",
                        "FIELD_NOT_ALLOWED",
                        "INSTRUMENT_UNKNOWN",
                        "ACCOUNT_UNKNOWN",
                        "PRICE_OFF_TICK",
                        "EXPIRE_TIME_PAST");
        assertThat(rejected.getFirst().getRefusal().getObserved()).isEqualTo("orderQty");
        assertThat(rejected.getFirst().getCommand().getNewOrderSingle().getOrderId())
                .isEqualTo(orderId("acct-1", "c-1"));
        assertThat(pipe.read("orders-dlq")).isEmpty();
    }

    @Test
    void rejectsACommandOnAnotherPartitionThanItsKeysOwn() {
        try (Pipe wide = new Pipe(64)) {
            wide.order(order("acct-1", "c-1", SIDE_BUY, "1", "10"));
            assertThat(wide.rejected().getFirst().getRefusal().getCode())
                    .isEqualTo("PARTITION_MISMATCH");
        }
    }

    @Test
    void convertsReservationsAsFillsComeIn() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.25"));
        pipe.report(report("acct-1", "c-1", 1, EXEC_TYPE_NEW, ORD_STATUS_NEW));
        pipe.report(trade("acct-1", "c-1", 2, "40", "10.20", ORD_STATUS_PARTIALLY_FILLED));
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "1", "10"));
        RiskDecision decision = pipe.approved().getLast().getDecision();
        assertThat(decision.getReservedBefore()).isEqualTo("615");
        assertThat(decision.getCashBefore()).isEqualTo("999592");
        assertThat(decision.getPositionBefore()).isEqualTo("40");
        assertThat(decision.getExecutionsOffset()).isEqualTo(1);
    }

    @Test
    void releasesWhatACancelLeaves() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        pipe.report(report("acct-1", "c-1", 1, EXEC_TYPE_CANCELED, ORD_STATUS_CANCELED));
        assertThat(reserved("acct-1", "c-2")).isEqualTo("0");
    }

    @Test
    void booksEachReportOnceHoweverOftenItComes() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        for (int i = 0; i < 3; i++) {
            pipe.report(trade("acct-1", "c-1", 1, "60", "10", ORD_STATUS_PARTIALLY_FILLED));
        }
        pipe.report(trade("acct-1", "c-1", 2, "40", "10", ORD_STATUS_FILLED));
        pipe.report(trade("acct-1", "c-1", 1, "60", "10", ORD_STATUS_PARTIALLY_FILLED));
        pipe.report(trade("acct-1", "c-1", 2, "40", "10", ORD_STATUS_FILLED));
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "1", "10"));
        RiskDecision decision = pipe.approved().getLast().getDecision();
        assertThat(decision.getCashBefore()).isEqualTo("999000");
        assertThat(decision.getPositionBefore()).isEqualTo("100");
        assertThat(decision.getReservedBefore()).isEqualTo("0");
    }

    @Test
    void booksLateFillsOfAnOrderThatHasEnded() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        pipe.report(report("acct-1", "c-1", 1, EXEC_TYPE_CANCELED, ORD_STATUS_CANCELED));
        pipe.report(trade("acct-1", "c-1", 2, "30", "10", ORD_STATUS_CANCELED));
        pipe.report(trade("acct-1", "c-1", 2, "30", "10", ORD_STATUS_CANCELED));
        pipe.report(trade("acct-1", "never-seen", 5, "7", "10", ORD_STATUS_FILLED));
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "1", "10"));
        RiskDecision decision = pipe.approved().getLast().getDecision();
        assertThat(decision.getPositionBefore()).isEqualTo("37");
        assertThat(decision.getReservedBefore()).isEqualTo("0");
    }

    @Test
    void hasNothingToReleaseForARejectedOrder() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10.256").clearSymbol());
        pipe.report(
                report("acct-1", "c-1", 1, EXEC_TYPE_REJECTED, ORD_STATUS_REJECTED)
                        .clearSymbol()
                        .clearSide());
        assertThat(reserved("acct-1", "c-2")).isEqualTo("0");
        assertThat(pipe.read("executions-dlq")).isEmpty();
    }

    @Test
    void spendsNoCashTwice() {
        pipe.limits(Wire.limits("acct-1").setOpeningCash("1000").build().toByteArray(), "acct-1");
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "60", "10"));
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "60", "10"));
        assertThat(pipe.approved()).hasSize(1);
        var refusal = pipe.rejected().getFirst().getRefusal();
        assertThat(refusal.getCode()).isEqualTo("BUYING_POWER");
        assertThat(refusal.getObserved()).isEqualTo("600");
        assertThat(refusal.getLimit()).isEqualTo("400");
    }

    @Test
    void sellsWhatIsHeldOnlyOnceWithoutReserving() {
        pipe.report(trade("acct-1", "before", 1, "100", "10", ORD_STATUS_FILLED));
        pipe.order(order("acct-1", "c-1", SIDE_SELL, "80", "10"));
        pipe.order(order("acct-1", "c-2", SIDE_SELL, "80", "10"));
        assertThat(pipe.approved().stream().map(a -> a.getDecision().getReservedAmount()))
                .containsExactly("0", "600");
    }

    @Test
    void takesNewLimitsFromTheNextOrderOn() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        pipe.limits(
                Wire.limits("acct-1").setVersion(8).setMaxOrderQty("99").build().toByteArray(),
                "acct-1");
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "100", "10"));
        pipe.send("risk-limits", key("acct-1"), null, new RecordHeaders());
        pipe.order(order("acct-1", "c-3", SIDE_BUY, "100", "10"));
        assertThat(pipe.rejected().stream().map(r -> r.getRefusal().getCode()))
                .containsExactly("MAX_ORDER_QTY", "ACCOUNT_UNKNOWN");
    }

    @Test
    void refusesWhenThePriceGrowsOld() {
        pipe.advance(Duration.ofMillis(10_001));
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        pipe.send(Topic.PRICES, "ACME", Wire.price("ACME", "10", pipe.now()).build());
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "100", "10"));
        assertThat(pipe.rejected().getFirst().getRefusal().getCode())
                .isEqualTo("REFERENCE_PRICE_STALE");
        assertThat(pipe.approved()).hasSize(1);
    }

    @Test
    void survivesPoisonOnEveryInput() {
        byte[] poison = "rubbish".getBytes(UTF_8);
        for (String topic :
                List.of("orders", "executions", "risk-limits", "instruments", "prices")) {
            pipe.send(topic, key("acct-1"), poison, new RecordHeaders());
            pipe.send(topic, null, poison, new RecordHeaders());
            pipe.send(topic, key("acct-1"), new byte[0], new RecordHeaders());
        }
        pipe.report(trade("acct-1", "c-1", 1, "1e5", "10", ORD_STATUS_FILLED));
        pipe.order(order("acct-2", "c-1", SIDE_BUY, "100", "10"));
        assertThat(pipe.approved()).hasSize(1);
        assertDeadLetters(
                "executions-dlq",
                "PROTOBUF_MALFORMED",
                "PROTOBUF_MALFORMED",
                "VALUE_EMPTY",
                "FIELD_INVALID");
        assertDeadLetters("risk-limits-dlq", "PROTOBUF_MALFORMED", "KEY_MISSING", "VALUE_EMPTY");
        assertThat(pipe.observed.seen).contains("instruments unreadable", "prices unreadable");
    }

    @Test
    void failsClosedWhenAControlRecordBecomesUnreadable() {
        pipe.send("instruments", key("ACME"), "rubbish".getBytes(UTF_8), new RecordHeaders());
        pipe.send(
                Topic.PRICES,
                "ACME",
                Wire.price("ACME", "10", pipe.now()).setBidPx("11").setAskPx("10").build());
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        assertThat(
                        pipe.rejected().getFirst().getDecision().getChecksList().stream()
                                .filter(c -> c.getOutcome() == CheckResult.Outcome.OUTCOME_REFUSED)
                                .map(CheckResult::getCode))
                .containsExactly("INSTRUMENT_UNKNOWN", "REFERENCE_PRICE_MISSING");
    }

    @Test
    void opensAnOrderAgainThatABustMadeUnfilled() {
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "100", "10"));
        pipe.report(trade("acct-1", "c-1", 1, "100", "9.5", ORD_STATUS_FILLED));
        assertThat(reserved("acct-1", "c-2")).isEqualTo("0");
        pipe.report(bust("acct-1", "c-1", 2, "100", "9.5"));
        pipe.report(bust("acct-1", "c-1", 2, "100", "9.5"));
        pipe.order(order("acct-1", "c-3", SIDE_BUY, "1", "10"));
        RiskDecision decision = pipe.approved().getLast().getDecision();
        assertThat(decision.getReservedBefore()).as("c-1 and c-2").isEqualTo("1010");
        assertThat(decision.getCashBefore()).isEqualTo("1000000");
        assertThat(decision.getPositionBefore()).isEqualTo("0");
        pipe.report(report("acct-1", "c-1", 3, EXEC_TYPE_CANCELED, ORD_STATUS_CANCELED));
        assertThat(reserved("acct-1", "c-4")).as("c-2 and c-3").isEqualTo("20");
    }

    @Test
    void keepsAsideABustThatDoesNotSayWhatItTakesBack() {
        pipe.report(bust("acct-1", "c-1", 1, "100", "9.5").clearRefQty());
        assertDeadLetters("executions-dlq", "FIELD_INVALID");
    }

    private static ExecutionReport.Builder bust(
            String account, String clOrdId, long seq, String refQty, String refPx) {
        return report(account, clOrdId, seq, EXEC_TYPE_TRADE_CANCEL, ORD_STATUS_NEW)
                .setOrdType(OrdType.ORD_TYPE_LIMIT)
                .setOrderQty("100")
                .setPrice("10")
                .setCumQty("0")
                .setRefQty(refQty)
                .setRefPx(refPx);
    }

    private String reserved(String account, String nextClOrdId) {
        pipe.order(order(account, nextClOrdId, SIDE_BUY, "1", "10"));
        return pipe.approved().getLast().getDecision().getReservedBefore();
    }

    private static OrderCommand command(String account, String clOrdId) {
        return Wire.command(
                order(account, "c-1", SIDE_BUY, "1", "10").setClOrdId(clOrdId).clearOrderId());
    }

    private void assertDeadLetters(String topic, String... reasons) {
        assertThat(
                        pipe.read(topic).stream()
                                .map(r -> EventHeaders.text(r.headers(), "dead-letter-reason")))
                .containsExactly(reasons);
    }
}

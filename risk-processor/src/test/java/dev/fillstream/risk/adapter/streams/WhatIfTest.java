package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.trade;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.local.check.LogRecord;
import dev.fillstream.risk.adapter.streams.Replay.Played;
import dev.fillstream.risk.adapter.streams.record.DecisionMapper;
import dev.fillstream.risk.adapter.streams.whatif.LimitsFile;
import dev.fillstream.risk.adapter.streams.whatif.Mistake;
import dev.fillstream.risk.adapter.streams.whatif.WhatIf;
import dev.fillstream.risk.adapter.streams.whatif.WhatIfReport;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.risk.fixture.CountedDecisions;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.OrdStatus;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other limits, tried on what was. */
class WhatIfTest {

    private final Pipe pipe = Pipe.ready();

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void saysWhichOrdersWouldHaveBeenDenied() {
        pipe.order(order("acct-1", "early", SIDE_BUY, "300", "10"));
        pipe.advance(Duration.ofSeconds(1));
        Instant from = pipe.now();
        pipe.order(order("acct-1", "small", SIDE_BUY, "100", "10"));
        pipe.order(order("acct-1", "large", SIDE_BUY, "101", "10"));
        pipe.order(order("acct-2", "other", SIDE_BUY, "101", "10"));
        WhatIfReport report =
                run("{\"acct-1\": {\"maxOrderQty\": \"100\"}}", from, NOON.plusSeconds(9));
        assertThat(report.decisions()).isEqualTo(3);
        assertThat(report.newlyDenied())
                .singleElement()
                .satisfies(one -> assertThat(one.clOrdId()).isEqualTo("large"))
                .satisfies(one -> assertThat(one.code()).isEqualTo("MAX_ORDER_QTY"))
                .satisfies(one -> assertThat(one.observed()).isEqualTo("101"))
                .satisfies(one -> assertThat(one.limit()).isEqualTo("100"));
        assertThat(report.newlyAllowed()).isEmpty();
        assertThat(report.notReproduced()).isZero();
        assertThat(report.text()).contains("1 newly denied", "large", "MAX_ORDER_QTY");
    }

    @Test
    void givesBackWhatDeniedOrdersHadTaken() {
        pipe.order(order("acct-1", "first", SIDE_BUY, "6000", "10"));
        pipe.report(trade("acct-1", "first", 1, "6000", "10", OrdStatus.ORD_STATUS_FILLED));
        pipe.advance(Duration.ofSeconds(1));
        pipe.order(order("acct-1", "second", SIDE_BUY, "10000", "10"));
        pipe.advance(Duration.ofSeconds(1));
        pipe.order(order("acct-1", "third", SIDE_BUY, "10000", "10"));
        WhatIfReport report =
                run(
                        "{\"acct-1\": {\"openingCash\": \"100000\"}}",
                        NOON.plusMillis(500),
                        NOON.plusSeconds(9));
        assertThat(report.newlyDenied()).hasSize(2);
        report = run("{\"acct-1\": {\"openingCash\": \"100000\"}}", NOON, NOON.plusSeconds(9));
        assertThat(report.newlyDenied())
                .extracting(WhatIfReport.Changed::clOrdId)
                .as("60000 of 100000 are gone with the first")
                .containsExactly("second", "third");
        report = run("{\"acct-1\": {\"maxOrderQty\": \"5000\"}}", NOON, NOON.plusSeconds(9));
        assertThat(report.newlyDenied()).hasSize(3);
    }

    @Test
    void saysWhichOrdersWouldHaveBeenAllowed() {
        pipe.order(order("acct-1", "large", SIDE_BUY, "10001", "10"));
        WhatIfReport report =
                run("{\"acct-1\": {\"maxOrderQty\": \"20000\"}}", NOON, NOON.plusSeconds(1));
        assertThat(report.newlyAllowed())
                .singleElement()
                .satisfies(one -> assertThat(one.code()).isEqualTo("MAX_ORDER_QTY"));
        assertThat(report.peaks())
                .anySatisfy(
                        peak -> {
                            assertThat(peak.code()).isEqualTo("MAX_ORDER_QTY");
                            assertThat(peak.percent()).isEqualByComparingTo("50.0");
                        });
    }

    @Test
    void reproducesALongHistoryUnderTheLimitsOfThen() {
        new RandomTrading(pipe, 5).play(800);
        WhatIfReport report =
                run("{\"firm\": {\"maxOrderQty\": \"40\"}}", NOON, pipe.now().plusSeconds(1));
        assertThat(report.notReproduced()).isZero();
        assertThat(report.newlyDenied()).isNotEmpty();
    }

    @Test
    void namesTheFieldAndTheLineOfAMistake() {
        assertMistake(
                () ->
                        LimitsFile.parse(
                                "new.json", "{\n \"acct-1\": {\n  \"maxOrdrQty\": \"1\"\n }\n}"),
                "new.json, line 3: acct-1 has no limit maxOrdrQty");
        assertMistake(
                () -> LimitsFile.parse("f", "{\"a\": {\n\"maxOrderQty\": 1}}"),
                "f, line 2: maxOrderQty must be a string");
        assertMistake(
                () ->
                        LimitsFile.parse(
                                "f", "{\"a\": {\"desk\": \"x\",\n\"maxOrderQty\": \"lots\"}}"),
                "f, line 2: maxOrderQty of a breaks its rule");
        assertMistake(
                () -> LimitsFile.parse("f", "{\"a\": {\"selfMatch\": \"maybe\"}}"),
                "f, line 1: selfMatch has no value maybe");
        assertMistake(() -> LimitsFile.parse("f", "{}"), "f, line 1: there are no limits in it");
        assertThatThrownBy(() -> LimitsFile.parse("f", "{\n{"))
                .isInstanceOf(Mistake.class)
                .hasMessageStartingWith("f, line 2: this is not JSON");
        assertThatThrownBy(
                        () -> LimitsFile.parse("f", "{\"a\": {\"desk\": \"x\", \"desk\": \"y\"}}"))
                .isInstanceOf(Mistake.class)
                .hasMessageContaining("Duplicate field");
    }

    @Test
    void saysWhatIsWrongWithTheRangeAndTheAccount() {
        String file = "{\"acct-1\": {\"maxOrderQty\": \"1\"}}";
        assertMistake(() -> run(file, NOON, NOON.plusSeconds(1)), "there are no orders in the log");
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "1", "10"));
        assertMistake(
                () -> run(file, NOON, NOON),
                "the range is empty: %s is not before %s".formatted(NOON, NOON));
        assertMistake(
                () -> run(file, NOON.plusSeconds(5), NOON.plusSeconds(6)),
                "there are no orders from %s to %s; the log has them from %s to %s"
                        .formatted(NOON.plusSeconds(5), NOON.plusSeconds(6), NOON, NOON));
        assertMistake(
                () -> run("{\"acct-9\": {\"maxOrderQty\": \"1\"}}", NOON, NOON.plusSeconds(1)),
                "account acct-9 has no limits in the log that others could take the place of");
    }

    private static void assertMistake(ThrowingCallable action, String message) {
        assertThatThrownBy(action).isInstanceOf(Mistake.class).hasMessage(message);
    }

    private WhatIfReport run(String limits, Instant from, Instant to) {
        RiskTopology topology =
                new RiskTopology(
                        new RiskDecider(StandardChecks.all()),
                        new DecisionMapper(Duration.ofSeconds(30), "test"),
                        new CountedDecisions(),
                        1,
                        Duration.ofHours(24));
        return new WhatIf(topology, LimitsFile.parse("limits.json", limits), from, to)
                .run(pipe.log().stream().map(WhatIfTest::played).toList());
    }

    private static Played played(LogRecord record) {
        Topic<?> topic =
                Topic.all().stream()
                        .filter(one -> one.name().equals(record.topic()))
                        .findFirst()
                        .orElseThrow();
        return new Played(
                topic,
                record.partition(),
                record.offset(),
                record.timestamp().toEpochMilli(),
                record.key(),
                record.value(),
                record.headers());
    }
}

package dev.fillstream.risk.adapter.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.PipelineEvidence;
import dev.fillstream.local.verify.Difference;
import dev.fillstream.local.verify.Recomputation;
import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.CheckResult;
import dev.fillstream.v1.CheckResult.Outcome;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A plain implementation that shares nothing with ours makes the same decisions from the log. */
class DecisionsRecomputedTest {

    private static final int RECORDS = 1500;

    @RepeatedTest(4)
    void agreesWithAPlainImplementation(RepetitionInfo run) {
        Recomputation.Result result = recompute(log(run.getCurrentRepetition()));
        assertThat(result.differences()).map(Difference::toString).isEmpty();
        assertThat(result.skipped()).isEmpty();
        assertThat(result.recomputed()).isGreaterThan(RECORDS / 2);
    }

    @Test
    void meetsEveryRule() {
        Set<String> met = new TreeSet<>();
        for (int seed = 1; seed <= 4; seed++) {
            history(log(seed))
                    .decisions()
                    .forEach(one -> one.refusal().ifPresent(why -> met.add(why.getCode())));
        }
        assertThat(met)
                .containsAll(
                        StandardChecks.all().stream().map(check -> check.code().name()).toList())
                .contains("FIELD_MALFORMED", "FIELD_REQUIRED", "ORDER_ENDED", "ORDER_UNKNOWN");
    }

    @Test
    void findsEachDecisionThatIsNotWhatItShouldBe() {
        List<LogRecord> log = log(1);
        int approval = last(log, "risk-approved");
        int refusal = last(log, "risk-rejected");
        assertFound(log, approval, said -> said.setReservedBefore("0.01"), "reservedBefore");
        assertFound(log, approval, said -> said.setReservedAmount("0.01"), "reservedAmount");
        assertFound(log, approval, said -> said.setReservedAfter("0.01"), "reservedAfter");
        assertFound(log, approval, said -> said.setCashBefore("0.01"), "cashBefore");
        assertFound(log, approval, said -> said.setPositionBefore("7777"), "positionBefore");
        assertFound(log, approval, said -> said.setGrossAfter("0.01"), "grossAfter");
        assertFound(log, approval, said -> said.setNetBefore("0.01"), "netBefore");
        assertFound(log, approval, said -> said.setEnteredBefore("0.01"), "enteredBefore");
        assertFound(log, approval, said -> said.setTradingDay("2001-01-01"), "tradingDay");
        assertFound(log, approval, said -> said.setOpenOrdersBefore(99), "openOrdersBefore");
        assertFound(log, approval, said -> said.removeChecks(20), "the number of checks");
        assertFound(
                log,
                approval,
                said -> check(said, "MAX_ORDER_QTY").setObserved("1.5"),
                "what MAX_ORDER_QTY observed");
        assertFound(
                log,
                approval,
                said -> check(said, "MAX_ORDER_QTY").setLimit("1.5"),
                "the limit of MAX_ORDER_QTY");
        assertFound(
                log,
                approval,
                said -> check(said, "BUYING_POWER").setOutcome(Outcome.OUTCOME_REFUSED),
                "the outcome of BUYING_POWER");
        assertFound(log, refusal, said -> said.setOrderId("none"), "orderId");
        assertFound(log, refusal, said -> said.getDecidedAtBuilder().setNanos(1), "decidedAt");
    }

    @Test
    void findsRefusalThatWasLetThrough() throws Exception {
        List<LogRecord> log = new ArrayList<>(log(1));
        int at = last(log, "risk-rejected");
        RejectedCommand rejected = RejectedCommand.parseFrom(log.get(at).value());
        ApprovedCommand approved =
                ApprovedCommand.newBuilder()
                        .setCommand(rejected.getCommand())
                        .setDecision(rejected.getDecision())
                        .build();
        log.set(at, with(log.get(at), "risk-approved", approved.toByteArray()));
        assertThat(recompute(log).differences())
                .singleElement()
                .satisfies(one -> assertThat(one.said()).isEqualTo("approved"))
                .satisfies(
                        one ->
                                assertThat(one.recomputed())
                                        .isEqualTo(
                                                "refused for " + rejected.getRefusal().getCode()));
    }

    @Test
    void saysWhatItCannotMakeAgain() {
        List<LogRecord> log = new ArrayList<>(log(1));
        log.removeIf(record -> record.topic().equals("risk-limits"));
        Recomputation.Result result = recompute(log);
        assertThat(result.differences()).isEmpty();
        assertThat(result.skipped().keySet())
                .anyMatch(
                        why -> why.matches("limits of acct-\\d@\\d+ is not on its topic any more"));
        log.removeIf(record -> record.topic().equals("orders") && record.offset() == 0);
        assertThat(recompute(log).skipped())
                .containsOnlyKeys("orders[0] begins at 1: what came before is gone");
    }

    @Test
    void looksAtTheRangeOnly() {
        List<LogRecord> log = log(1);
        Recomputation.Result result =
                Recomputation.of(history(log), one -> one.risk().getOrdersOffset() >= 700);
        assertThat(result.differences()).isEmpty();
        assertThat(result.recomputed()).isBetween(1L, recompute(log).recomputed() - 1);
    }

    private static void assertFound(
            List<LogRecord> log, int at, Consumer<RiskDecision.Builder> wrong, String what) {
        List<LogRecord> planted = new ArrayList<>(log);
        LogRecord record = log.get(at);
        planted.set(at, with(record, record.topic(), changed(record, wrong)));
        assertThat(recompute(planted).differences())
                .as(what)
                .singleElement()
                .satisfies(one -> assertThat(one.what()).isEqualTo(what))
                .satisfies(
                        one ->
                                assertThat(one.decision().record().position())
                                        .isEqualTo(record.position()));
    }

    private static CheckResult.Builder check(RiskDecision.Builder said, String code) {
        return said.getChecksBuilderList().stream()
                .filter(check -> check.getCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] changed(LogRecord record, Consumer<RiskDecision.Builder> wrong) {
        try {
            if (record.topic().equals("risk-approved")) {
                ApprovedCommand.Builder approved =
                        ApprovedCommand.parseFrom(record.value()).toBuilder();
                wrong.accept(approved.getDecisionBuilder());
                return approved.build().toByteArray();
            }
            RejectedCommand.Builder rejected =
                    RejectedCommand.parseFrom(record.value()).toBuilder();
            wrong.accept(rejected.getDecisionBuilder());
            return rejected.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static LogRecord with(LogRecord record, String topic, byte[] value) {
        return new LogRecord(
                topic,
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                value,
                record.headers());
    }

    /** The last decision about a new order there, with all that it was made from. */
    private static int last(List<LogRecord> log, String topic) {
        for (int at = log.size() - 1; at >= 0; at--) {
            LogRecord record = log.get(at);
            if (record.topic().equals(topic)
                    && history(List.of(record)).decisions().getFirst().risk().getChecksCount()
                            == StandardChecks.all().size()) {
                return at;
            }
        }
        throw new AssertionError("no decision on " + topic);
    }

    private static List<LogRecord> log(long seed) {
        try (Pipe pipe = Pipe.ready()) {
            RandomTrading trading = new RandomTrading(pipe, seed);
            trading.play(RECORDS);
            return pipe.log();
        }
    }

    private static Recomputation.Result recompute(List<LogRecord> log) {
        return Recomputation.of(history(log), _ -> true);
    }

    private static History history(List<LogRecord> log) {
        return History.of(
                new PipelineEvidence(log, List.of(), List.of(), List.of(), List.of(), ""));
    }
}

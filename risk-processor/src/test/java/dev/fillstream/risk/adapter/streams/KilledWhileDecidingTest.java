package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.key;
import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static dev.fillstream.v1.Side.SIDE_SELL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.local.testing.TestKafka;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.RiskDecision;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against a real broker: the process is killed twice while it decides and books, and still each
 * order is decided once, and each decision saw exactly what the log says it should have seen.
 */
class KilledWhileDecidingTest {

    private static final int ORDERS = 1500;
    private static final int ACCOUNTS = 5;

    @TempDir Path directory;
    private int reported;

    @Test
    void decidesEachOrderOnceAndLosesNoExposure() throws Exception {
        try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"));
                Topics topics = topics(kafka);
                Topics.Reader decisions = topics.reader("risk-approved", "risk-rejected");
                Topics.Reader executions = topics.reader("executions")) {
            int sent = 0;
            for (int share = 1; share <= 3; share++) {
                Process risk = risk(kafka);
                try {
                    for (; sent < ORDERS * share / 3; sent++) {
                        sendOrder(topics, sent);
                    }
                    int killAt = ORDERS * share / 3 - (share < 3 ? 200 : 0);
                    execute(topics, decisions, killAt);
                } finally {
                    risk.destroyForcibly().waitFor();
                }
            }
            topics.flush();
            List<ApprovedCommand> approved =
                    decisions.until("decisions", all -> all.size() >= ORDERS).stream()
                            .map(KilledWhileDecidingTest::approved)
                            .toList();
            assertThat(approved.stream().map(a -> a.getDecision().getOrderId()).distinct())
                    .hasSize(ORDERS);
            assertThat(approved).hasSize(ORDERS);
            assertEachSawTheLog(
                    approved, executions.until("executions", all -> all.size() >= ORDERS));
        }
    }

    /** Reads decisions and reports on each once: a trade of half, or of all, or a cancel. */
    private void execute(Topics topics, Topics.Reader decisions, int until) {
        decisions.until(
                "decisions up to " + until,
                all -> {
                    for (; reported < all.size(); reported++) {
                        report(topics, approved(all.get(reported)));
                    }
                    return all.size() >= until;
                });
    }

    private static void report(Topics topics, ApprovedCommand approved) {
        NewOrderSingle order = approved.getCommand().getNewOrderSingle();
        int kind = Integer.parseInt(order.getClOrdId().substring(2)) % 3;
        ExecutionReport.Builder report =
                kind == 0
                        ? Wire.report(
                                order.getAccount(),
                                order.getClOrdId(),
                                1,
                                ExecType.EXEC_TYPE_CANCELED,
                                OrdStatus.ORD_STATUS_CANCELED)
                        : Wire.trade(
                                order.getAccount(),
                                order.getClOrdId(),
                                1,
                                kind == 1 ? "50" : "100",
                                "9.99",
                                kind == 1
                                        ? OrdStatus.ORD_STATUS_PARTIALLY_FILLED
                                        : OrdStatus.ORD_STATUS_FILLED);
        topics.send(
                "executions",
                key(order.getAccount()),
                Wire.event(report.setSide(order.getSide())).toByteArray());
    }

    private static void assertEachSawTheLog(
            List<ApprovedCommand> approved, List<ConsumerRecord<byte[], byte[]>> executions) {
        Map<String, List<ApprovedCommand>> byAccount =
                approved.stream()
                        .collect(
                                Collectors.groupingBy(
                                        a -> a.getCommand().getNewOrderSingle().getAccount(),
                                        TreeMap::new,
                                        Collectors.toList()));
        assertThat(byAccount).hasSize(ACCOUNTS);
        byAccount.forEach(
                (account, commands) -> {
                    List<ApprovedCommand> ordered = new ArrayList<>(commands);
                    ordered.sort(Comparator.comparingLong(a -> a.getDecision().getOrdersOffset()));
                    for (int i = 0; i < ordered.size(); i++) {
                        RiskDecision decision = ordered.get(i).getDecision();
                        Recount recount =
                                Recount.of(ordered.subList(0, i), reports(executions, decision));
                        assertThat(decision.getReservedBefore())
                                .as("reserved before %s", decision.getOrderId())
                                .isEqualTo(recount.reserved());
                        assertThat(decision.getCashBefore()).isEqualTo(recount.cash());
                        assertThat(decision.getPositionBefore()).isEqualTo(recount.position());
                    }
                });
    }

    private static List<ExecutionReport> reports(
            List<ConsumerRecord<byte[], byte[]>> executions, RiskDecision decision) {
        return executions.stream()
                .filter(r -> r.partition() == decision.getOrdersPartition())
                .filter(r -> r.offset() <= decision.getExecutionsOffset())
                .map(KilledWhileDecidingTest::report)
                .toList();
    }

    /** From the log alone, the plain way. */
    private record Recount(String reserved, String cash, String position) {

        static Recount of(List<ApprovedCommand> before, List<ExecutionReport> reports) {
            Map<String, ExecutionReport> byOrder =
                    reports.stream().collect(Collectors.toMap(r -> r.getOrderId(), r -> r));
            BigDecimal reserved = BigDecimal.ZERO;
            BigDecimal cash = new BigDecimal("100000000");
            BigDecimal position = BigDecimal.ZERO;
            for (ApprovedCommand approved : before) {
                ExecutionReport report = byOrder.get(approved.getDecision().getOrderId());
                BigDecimal all = new BigDecimal(approved.getDecision().getReservedAmount());
                if (report == null) {
                    reserved = reserved.add(all);
                } else if (report.getExecType() == ExecType.EXEC_TYPE_TRADE) {
                    boolean isBuy = report.getSide() == SIDE_BUY;
                    BigDecimal qty = new BigDecimal(report.getLastQty());
                    BigDecimal paid = qty.multiply(new BigDecimal(report.getLastPx()));
                    cash = isBuy ? cash.subtract(paid) : cash.add(paid);
                    position = isBuy ? position.add(qty) : position.subtract(qty);
                    if (report.getOrdStatus() != OrdStatus.ORD_STATUS_FILLED) {
                        // Half is left; of a sell, what the position covered filled first.
                        reserved = reserved.add(all.min(new BigDecimal("500")));
                    }
                }
            }
            return new Recount(plain(reserved), plain(cash), plain(position));
        }

        private static String plain(BigDecimal value) {
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
    }

    private static void sendOrder(Topics topics, int number) {
        String account = "acct-" + (1 + number % ACCOUNTS);
        topics.send(
                "orders",
                key(account),
                Wire.command(
                                order(
                                        account,
                                        "c-" + number,
                                        number % 4 == 3 ? SIDE_SELL : SIDE_BUY,
                                        "100",
                                        "10"))
                        .toByteArray());
    }

    private static Topics topics(TestKafka kafka) {
        assertThat(kafka.createTopics(4)).isEmpty();
        Topics topics = new Topics(kafka.bootstrapServers());
        for (int i = 1; i <= ACCOUNTS; i++) {
            String account = "acct-" + i;
            topics.send(
                    Topic.RISK_LIMITS.name(),
                    key(account),
                    Wire.limits(account)
                            .setOpeningCash("100000000")
                            .setMaxPriceAgeMillis(3_600_000)
                            .build()
                            .toByteArray());
        }
        topics.send("instruments", key("ACME"), Wire.instrument("ACME").build().toByteArray());
        topics.send(
                "prices",
                key("ACME"),
                Wire.price("ACME", "10", Instant.now()).build().toByteArray());
        topics.flush();
        return topics;
    }

    private Process risk(TestKafka kafka) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        RiskMain.class.getName(),
                        kafka.bootstrapServers(),
                        directory.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "risk-process.log").toFile())
                .start();
    }

    private static ApprovedCommand approved(ConsumerRecord<byte[], byte[]> record) {
        assertThat(record.topic()).isEqualTo("risk-approved");
        try {
            return ApprovedCommand.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static ExecutionReport report(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ExecutionEvent.parseFrom(record.value()).getExecutionReport();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}

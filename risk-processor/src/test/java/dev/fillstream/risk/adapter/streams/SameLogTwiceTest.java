package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.report;
import static dev.fillstream.risk.fixture.Wire.trade;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static dev.fillstream.v1.Side.SIDE_SELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.risk.adapter.streams.state.StateHash;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.ReferencePrice;
import dev.fillstream.v1.RiskLimits.SelfMatch;
import dev.fillstream.v1.TradingState;
import dev.fillstream.v1.TradingState.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A decision knows no clock, no chance and no other order than the log's. */
class SameLogTwiceTest {

    private static final List<String> OUTPUTS =
            List.of(
                    "risk-approved",
                    "risk-rejected",
                    "orders-dlq",
                    "executions-dlq",
                    "risk-limits-dlq");

    private record Outcome(List<String> records, String state) {}

    @RepeatedTest(3)
    void givesTheSameBytesAndTheSameState(RepetitionInfo run) {
        Outcome first = play(run.getCurrentRepetition(), 600);
        Outcome second = play(run.getCurrentRepetition(), 600);
        assertThat(first.records()).hasSizeGreaterThan(300).isEqualTo(second.records());
        assertThat(first.state()).isEqualTo(second.state());
    }

    @Test
    void givesAnotherStateForAnotherLog() {
        assertThat(play(1, 100).state()).isNotEqualTo(play(2, 100).state());
        assertThat(play(1, 100).state()).isNotEqualTo(play(1, 140).state());
    }

    private static Outcome play(long seed, int records) {
        Random random = new Random(seed);
        try (Pipe pipe = Pipe.ready()) {
            for (int i = 0; i < records; i++) {
                pipe.advance(Duration.ofMillis(random.nextInt(400)));
                step(pipe, random, i);
            }
            List<String> seen = new ArrayList<>();
            for (String topic : OUTPUTS) {
                pipe.read(topic).forEach(record -> seen.add(topic + " " + text(record)));
            }
            return new Outcome(seen, StateHash.of(name -> pipe.driver.getKeyValueStore(name)));
        }
    }

    private static void step(Pipe pipe, Random random, int number) {
        String account = "acct-" + (1 + random.nextInt(2));
        String name = "c-" + random.nextInt(number / 4 + 1);
        switch (random.nextInt(12)) {
            case 0 -> pipe.send(Topic.PRICES, "ACME", price(pipe, random));
            case 1 ->
                    pipe.limits(
                            Wire.limits(account)
                                    .setVersion(8 + number)
                                    .setMaxPositionQty(Integer.toString(500 + random.nextInt(999)))
                                    .setDuplicateWindowMillis("300")
                                    .setMaxOrdersPerSecond("5")
                                    .setSelfMatch(SelfMatch.SELF_MATCH_REFUSED)
                                    .build()
                                    .toByteArray(),
                            account);
            case 2 ->
                    pipe.send(
                            Topic.TRADING_STATES,
                            "account:" + account,
                            TradingState.newBuilder()
                                    .setVersion(number)
                                    .setState(State.forNumber(1 + random.nextInt(2)))
                                    .build());
            case 3 -> pipe.send(Topic.ORDERS, account, replace(account, name, number, random));
            case 4 -> pipe.send(Topic.ORDERS, account, cancel(account, name, number));
            case 5, 6 -> execute(pipe, random, account, name);
            case 7 ->
                    pipe.send(
                            random.nextInt(4) == 0 ? "executions" : "orders",
                            Wire.key(account),
                            new byte[] {42},
                            new RecordHeaders());
            default ->
                    pipe.order(
                            order(
                                            account,
                                            "c-" + number / 4,
                                            random.nextBoolean() ? SIDE_BUY : SIDE_SELL,
                                            Integer.toString(1 + random.nextInt(200)),
                                            "9." + random.nextInt(100))
                                    .setStrategy(random.nextBoolean() ? "momentum" : ""));
        }
    }

    private static void execute(Pipe pipe, Random random, String account, String name) {
        boolean isEnd = random.nextBoolean();
        pipe.report(
                random.nextBoolean()
                        ? trade(
                                account,
                                name,
                                1 + random.nextInt(4),
                                Integer.toString(1 + random.nextInt(50)),
                                "9.50",
                                isEnd
                                        ? OrdStatus.ORD_STATUS_FILLED
                                        : OrdStatus.ORD_STATUS_PARTIALLY_FILLED)
                        : report(
                                account,
                                name,
                                1 + random.nextInt(4),
                                ExecType.EXEC_TYPE_CANCELED,
                                OrdStatus.ORD_STATUS_CANCELED));
    }

    private static OrderCommand replace(String account, String name, int number, Random random) {
        return OrderCommand.newBuilder()
                .setOrderCancelReplaceRequest(
                        OrderCancelReplaceRequest.newBuilder()
                                .setAccount(account)
                                .setClOrdId("r-" + number)
                                .setOrigClOrdId(name)
                                .setOrderQty(Integer.toString(1 + random.nextInt(300))))
                .build();
    }

    private static OrderCommand cancel(String account, String name, int number) {
        return OrderCommand.newBuilder()
                .setOrderCancelRequest(
                        OrderCancelRequest.newBuilder()
                                .setAccount(account)
                                .setClOrdId("x-" + number)
                                .setOrigClOrdId(name))
                .build();
    }

    private static ReferencePrice price(Pipe pipe, Random random) {
        return Wire.price("ACME", "9." + (50 + random.nextInt(50)), pipe.now()).build();
    }

    /** Key, value, time and headers: all of it. */
    private static String text(TestRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder();
        text.append(hex(record.key())).append(' ').append(hex(record.value()));
        text.append(' ').append(record.timestamp());
        record.headers()
                .forEach(
                        header ->
                                text.append(' ')
                                        .append(header.key())
                                        .append('=')
                                        .append(hex(header.value())));
        return text.toString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

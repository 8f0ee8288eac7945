package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.key;
import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.report;
import static dev.fillstream.risk.fixture.Wire.trade;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_NEW;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static dev.fillstream.v1.Side.SIDE_SELL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.risk.adapter.streams.state.StateHash;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.TradingState;
import dev.fillstream.v1.TradingState.State;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a report that nobody can book means for the account that it is about. */
class UncertainExposureTest {

    private static final byte[] POISON = "rubbish".getBytes(UTF_8);

    private final Pipe pipe = Pipe.ready();
    private int orders;
    private long version;

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void refusesTheAccountOfAReportThatCannotBeRead() {
        poison("acct-1", POISON);
        assertRefused(buy("acct-1"));
        assertThat(pipe.observed.seen)
                .contains("executions PROTOBUF_MALFORMED", "acct-1 uncertain");
        assertThat(pipe.read("executions-dlq")).hasSize(1);
    }

    @Test
    void tellsOfAnAccountOnceUntilItIsSettled() {
        poison("acct-1", POISON);
        poison("acct-1", POISON);
        assertThat(pipe.observed.seen).containsOnlyOnce("acct-1 uncertain");
        state("account:acct-1", State.STATE_ACTIVE);
        poison("acct-1", POISON);
        assertThat(pipe.observed.seen.stream().filter("acct-1 uncertain"::equals)).hasSize(2);
    }

    @Test
    void refusesWhateverTheReasonThatItCannotBeBooked() {
        ExecutionReport.Builder trade = trade("acct-1", "c-1", 1, "5", "10", ORD_STATUS_FILLED);
        List<Runnable> ways =
                List.of(
                        () -> poison("acct-1", null),
                        () -> poison("acct-1", new byte[0]),
                        () -> poison("acct-1", new byte[] {122, 0}),
                        () -> pipe.report(trade.clone().setLastQty("1e5")),
                        () -> pipe.report(trade.clone().setReportSeq(0)),
                        () -> pipe.report(trade.clone().setExecTypeValue(77)),
                        () -> otherVersion(trade));
        for (Runnable way : ways) {
            way.run();
            assertRefused(buy("acct-1"));
            state("account:acct-1", State.STATE_ACTIVE);
            assertApproved(buy("acct-1"));
        }
    }

    @Test
    void refusesBothAccountsWhereKeyAndValueDisagree() {
        pipe.send(
                Topic.EXECUTIONS,
                "acct-1",
                Wire.event(trade("acct-2", "c-1", 1, "5", "10", ORD_STATUS_FILLED)));
        assertRefused(buy("acct-1"));
        assertRefused(buy("acct-2"));
    }

    @Test
    void leavesOtherAccountsAlone() {
        poison("acct-1", POISON);
        pipe.send("executions", null, POISON, new RecordHeaders());
        pipe.send("executions", key("no account"), POISON, new RecordHeaders());
        assertApproved(buy("acct-2"));
    }

    @Test
    void letsNobodyStopAnAccountByRubbishOnOrders() {
        pipe.send("orders", key("acct-1"), POISON, new RecordHeaders());
        pipe.send("orders", key("acct-1"), null, new RecordHeaders());
        pipe.send(Topic.ORDERS, "acct-1", Wire.command(buy("acct-2")));
        assertThat(pipe.read("orders-dlq")).hasSize(3);
        assertApproved(buy("acct-1"));
    }

    @Test
    void letsCancelsPassAndWhatTakesRiskAway() {
        NewOrderSingle.Builder open = buy("acct-1");
        assertApproved(open);
        pipe.report(report("acct-1", open.getClOrdId(), 1, EXEC_TYPE_NEW, ORD_STATUS_NEW));
        poison("acct-1", POISON);
        replace(open, "101");
        assertThat(pipe.rejected().getLast().getRefusal().getCode()).isEqualTo("RISK_UNCERTAIN");
        replace(open, "99");
        assertThat(pipe.approved()).hasSize(1);
        assertRefused(order("acct-1", "c-" + ++orders, SIDE_SELL, "1", "10").setReduceOnly(true));
        pipe.send(Topic.ORDERS, "acct-1", cancel(open));
        assertThat(pipe.approved()).hasSize(1);
        assertThat(pipe.rejected()).isEmpty();
    }

    @Test
    void isSettledByANewerStateOfTheAccountOnly() {
        state("account:acct-1", State.STATE_ACTIVE);
        poison("acct-1", POISON);
        assertRefused(buy("acct-1"));
        state("firm", State.STATE_ACTIVE);
        state("symbol:ACME", State.STATE_ACTIVE);
        state("account:acct-2", State.STATE_ACTIVE);
        assertRefused(buy("acct-1"));
        pipe.send("trading-states", key("account:acct-1"), POISON, new RecordHeaders());
        pipe.order(buy("acct-1"));
        assertThat(pipe.rejected().getLast().getRefusal().getCode()).isEqualTo("TRADING_HALTED");
        state("account:acct-1", State.STATE_ACTIVE);
        assertApproved(buy("acct-1"));
        poison("acct-1", POISON);
        assertRefused(buy("acct-1"));
    }

    @Test
    void saysWhatItSawOfExecutions() {
        assertApproved(buy("acct-1"));
        pipe.report(report("acct-2", "c-9", 1, EXEC_TYPE_NEW, ORD_STATUS_NEW));
        poison("acct-1", POISON);
        pipe.order(buy("acct-1"));
        var rejected = pipe.rejected().getLast();
        assertThat(rejected.getDecision().getExecutionsOffset()).isEqualTo(1);
        assertThat(rejected.getRefusal().getFixReason()).isEqualTo(99);
    }

    @Test
    void givesTheSameAgainForTheSameLog() {
        assertThat(played()).isEqualTo(played());
    }

    private static List<String> played() {
        try (UncertainExposureTest.Run run = new Run()) {
            UncertainExposureTest test = run.test();
            test.assertApproved(test.buy("acct-1"));
            test.poison("acct-1", POISON);
            test.pipe.order(test.buy("acct-1"));
            test.state("account:acct-1", State.STATE_ACTIVE);
            test.pipe.order(test.buy("acct-1"));
            test.poison("acct-2", POISON);
            List<String> seen = new ArrayList<>();
            for (String topic : List.of("risk-approved", "risk-rejected", "executions-dlq")) {
                test.pipe
                        .read(topic)
                        .forEach(record -> seen.add(topic + new String(record.value(), UTF_8)));
            }
            seen.add(StateHash.of(name -> test.pipe.driver.getKeyValueStore(name)));
            return seen;
        }
    }

    private record Run(UncertainExposureTest test) implements AutoCloseable {

        Run() {
            this(new UncertainExposureTest());
        }

        @Override
        public void close() {
            test.close();
        }
    }

    private void poison(String account, byte @Nullable [] value) {
        pipe.send("executions", key(account), value, new RecordHeaders());
    }

    private void otherVersion(ExecutionReport.Builder trade) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_type", key("fillstream.v2.ExecutionReport"));
        pipe.send("executions", key("acct-1"), Wire.event(trade).toByteArray(), headers);
    }

    private void state(String scope, State state) {
        pipe.send(
                Topic.TRADING_STATES,
                scope,
                TradingState.newBuilder()
                        .setScope(scope)
                        .setVersion(++version)
                        .setState(state)
                        .build());
    }

    private NewOrderSingle.Builder buy(String account) {
        return order(account, "c-" + ++orders, SIDE_BUY, "100", "10");
    }

    private void replace(NewOrderSingle.Builder order, String qty) {
        pipe.send(
                Topic.ORDERS,
                order.getAccount(),
                OrderCommand.newBuilder()
                        .setOrderCancelReplaceRequest(
                                OrderCancelReplaceRequest.newBuilder()
                                        .setAccount(order.getAccount())
                                        .setClOrdId("r-" + ++orders)
                                        .setOrigClOrdId(order.getClOrdId())
                                        .setOrderQty(qty))
                        .build());
    }

    private OrderCommand cancel(NewOrderSingle.Builder order) {
        return OrderCommand.newBuilder()
                .setOrderCancelRequest(
                        OrderCancelRequest.newBuilder()
                                .setAccount(order.getAccount())
                                .setClOrdId("x-" + ++orders)
                                .setOrigClOrdId(order.getClOrdId()))
                .build();
    }

    private void assertApproved(NewOrderSingle.Builder order) {
        pipe.order(order);
        assertThat(pipe.rejected()).isEmpty();
        assertThat(pipe.approved()).hasSize(1);
    }

    private void assertRefused(NewOrderSingle.Builder order) {
        pipe.order(order);
        assertThat(pipe.approved()).isEmpty();
        assertThat(pipe.rejected().getLast().getRefusal().getCode()).isEqualTo("RISK_UNCERTAIN");
    }
}

package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.key;
import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.orderId;
import static dev.fillstream.risk.fixture.Wire.report;
import static dev.fillstream.risk.fixture.Wire.trade;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_CANCELED;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_EXPIRED;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_REPLACED;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_TRIGGERED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_CANCELED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_EXPIRED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_PARTIALLY_FILLED;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static dev.fillstream.v1.Side.SIDE_SELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.OrderMassCancelRequest;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import dev.fillstream.v1.TimeInForce;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cancels, replaces and mass cancels on their way through risk. */
class RequestsTest {

    private static final String ACCOUNT = "acct-1";

    private final Pipe pipe = Pipe.ready();

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void letsCancelsThroughUnchecked() {
        OrderCancelRequest.Builder cancel =
                OrderCancelRequest.newBuilder()
                        .setAccount("acct-3")
                        .setClOrdId("x-1")
                        .setOrigClOrdId("c-1");
        pipe.send(Topic.ORDERS, "acct-3", cancelCommand(cancel));
        ApprovedCommand approved = pipe.approved().getFirst();
        assertThat(approved.getDecision().getOrderId()).isEqualTo(orderId("acct-3", "c-1"));
        assertThat(approved.getDecision().getChecksList()).isEmpty();
        assertThat(approved.getCommand().getOrderCancelRequest())
                .isEqualTo(cancel.setOrderId(orderId("acct-3", "c-1")).build());
    }

    @Test
    void tellsARepeatedCancelTheSameAgain() {
        cancel("x-1", "c-1");
        byte[] first = pipe.read("risk-approved").getFirst().value();
        pipe.advance(Duration.ofSeconds(5));
        OrderCancelRequest.Builder byId =
                OrderCancelRequest.newBuilder()
                        .setAccount(ACCOUNT)
                        .setClOrdId("x-1")
                        .setOrigClOrdId("c-1")
                        .setOrderId(orderId(ACCOUNT, "c-1"));
        pipe.send(Topic.ORDERS, ACCOUNT, cancelCommand(byId));
        assertThat(pipe.read("risk-approved").getFirst().value()).isEqualTo(first);
        cancel("x-1", "c-2");
        assertDeadLetters("CL_ORD_ID_REUSED");
    }

    @Test
    void letsMassCancelsThroughAsOneCommand() {
        OrderMassCancelRequest.Builder cancel =
                OrderMassCancelRequest.newBuilder()
                        .setAccount("acct-3")
                        .setClOrdId("m-1")
                        .setSymbol("ACME")
                        .setSide(SIDE_SELL);
        pipe.send(Topic.ORDERS, "acct-3", massCancelCommand(cancel));
        var record = pipe.read("risk-approved").getFirst();
        assertThat(EventHeaders.text(record.headers(), EventHeaders.SUBJECT)).isEqualTo("acct-3");
        pipe.send(Topic.ORDERS, "acct-3", massCancelCommand(cancel));
        var again = pipe.read("risk-approved").getFirst();
        assertThat(again.value()).isEqualTo(record.value());
        assertThat(EventHeaders.text(again.headers(), EventHeaders.SUBJECT)).isEqualTo("acct-3");
        pipe.send(Topic.ORDERS, "acct-3", massCancelCommand(cancel.setSymbol("GLOBEX")));
        assertDeadLetters("CL_ORD_ID_REUSED");
    }

    @Test
    void refusesAMassCancelOfNothingThatCouldBe() {
        OrderMassCancelRequest.Builder cancel =
                OrderMassCancelRequest.newBuilder().setAccount(ACCOUNT).setClOrdId("m-1");
        pipe.send(Topic.ORDERS, ACCOUNT, massCancelCommand(cancel.setSymbol("no such")));
        pipe.send(
                Topic.ORDERS,
                ACCOUNT,
                massCancelCommand(cancel.setClOrdId("m-2").clearSymbol().setSideValue(77)));
        assertThat(pipe.rejected().stream().map(r -> r.getRefusal().getCode()))
                .containsExactly("FIELD_MALFORMED", "ENUM_UNKNOWN");
    }

    @Test
    void reservesTheLargerOfOldAndNewUntilTheVenueAnswers() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        replace("r-1", "c-1", "150", "10.50");
        ApprovedCommand approved = last();
        assertThat(approved.getDecision().getOrderId()).isEqualTo(orderId(ACCOUNT, "c-1"));
        assertThat(approved.getCommand().getOrderCancelReplaceRequest().getOrderId())
                .isEqualTo(orderId(ACCOUNT, "c-1"));
        RiskDecision decision = approved.getDecision();
        assertThat(decision.getReservedAmount()).isEqualTo("1575");
        assertThat(decision.getReservedBefore()).isEqualTo("1000");
        assertThat(decision.getReservedAfter()).isEqualTo("1575");
        assertThat(reserved()).isEqualTo("1575");
        replaced("c-1", 1, "r-1", "150", "10.50");
        assertThat(reserved()).isEqualTo("1575");
        replace("r-2", "r-1", "20", null);
        assertThat(reserved()).isEqualTo("1575");
        replaced("c-1", 2, "r-2", "20", "10.50");
        assertThat(reserved()).isEqualTo("210");
    }

    @Test
    void movesAStopWithItsReservation() {
        pipe.order(
                order(ACCOUNT, "c-1", SIDE_BUY, "100", "")
                        .clearPrice()
                        .setOrdType(OrdType.ORD_TYPE_STOP)
                        .setStopPx("12")
                        .setTimeInForce(TimeInForce.TIME_IN_FORCE_GTD)
                        .setExpireTime(Timestamps.of(pipe.now().plusSeconds(60))));
        assertThat(last().getDecision().getReservedAmount()).isEqualTo("1320");
        OrderCancelReplaceRequest.Builder replace =
                OrderCancelReplaceRequest.newBuilder()
                        .setAccount(ACCOUNT)
                        .setClOrdId("r-1")
                        .setOrigClOrdId("c-1")
                        .setStopPx("13");
        pipe.send(
                Topic.ORDERS,
                ACCOUNT,
                OrderCommand.newBuilder().setOrderCancelReplaceRequest(replace).build());
        assertThat(last().getDecision().getReservedAfter()).isEqualTo("1430");
        pipe.report(
                report(ACCOUNT, "c-1", 1, EXEC_TYPE_REPLACED, ORD_STATUS_NEW)
                        .setClOrdId("r-1")
                        .setLeavesQty("100")
                        .setStopPx("13"));
        pipe.report(report(ACCOUNT, "c-1", 2, EXEC_TYPE_TRIGGERED, ORD_STATUS_NEW));
        assertThat(reserved()).isEqualTo("1430");
        pipe.report(trade(ACCOUNT, "c-1", 3, "40", "13.02", ORD_STATUS_PARTIALLY_FILLED));
        assertThat(reserved()).isEqualTo("858");
        pipe.report(report(ACCOUNT, "c-1", 4, EXEC_TYPE_EXPIRED, ORD_STATUS_EXPIRED));
        assertThat(reserved()).isEqualTo("0");
    }

    @Test
    void givesBackWhatARefusedReplaceWanted() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        replace("r-1", "c-1", "200", null);
        replace("r-2", "r-1", "300", null);
        assertThat(reserved()).isEqualTo("3000");
        pipe.send(Topic.EXECUTIONS, ACCOUNT, Wire.cancelReject(ACCOUNT, "c-1", 1, "r-2"));
        assertThat(reserved()).isEqualTo("2000");
        pipe.send(Topic.EXECUTIONS, ACCOUNT, Wire.cancelReject(ACCOUNT, "c-1", 2, "r-1"));
        pipe.send(Topic.EXECUTIONS, ACCOUNT, Wire.cancelReject(ACCOUNT, "c-1", 2, "r-1"));
        assertThat(reserved()).isEqualTo("1000");
        assertThat(pipe.read("executions-dlq")).isEmpty();
    }

    @Test
    void convertsFillsOfAnOrderThatIsBeingReplaced() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        replace("r-1", "c-1", "150", null);
        pipe.report(trade(ACCOUNT, "c-1", 1, "60", "10", ORD_STATUS_PARTIALLY_FILLED));
        assertThat(reserved()).isEqualTo("900");
        pipe.report(report(ACCOUNT, "c-1", 2, EXEC_TYPE_CANCELED, ORD_STATUS_CANCELED));
        assertThat(reserved()).isEqualTo("0");
        replace("r-2", "r-1", "160", null);
        assertRefused("ORDER_ENDED", 0);
    }

    @Test
    void refusesAReplaceOfWhatIsNotThere() {
        replace("r-1", "never", "10", null);
        assertRefused("ORDER_UNKNOWN", 1);
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        pipe.report(report(ACCOUNT, "c-1", 1, EXEC_TYPE_CANCELED, ORD_STATUS_CANCELED));
        replace("r-2", "c-1", "10", null);
        assertRefused("ORDER_ENDED", 0);
    }

    @Test
    void findsTheOrderThroughAChainOfReplaces() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        replace("r-1", "c-1", "110", null);
        replace("r-2", "r-1", "120", null);
        replaced("c-1", 1, "r-1", "110", "10");
        replaced("c-1", 2, "r-2", "120", "10");
        replace("r-3", "r-2", "130", null);
        cancel("x-1", "r-3");
        cancel("x-2", "r-1");
        List<ApprovedCommand> approved = pipe.approved();
        assertThat(approved).hasSize(6);
        assertThat(approved)
                .allMatch(a -> a.getDecision().getOrderId().equals(orderId(ACCOUNT, "c-1")));
        assertThat(approved.getLast().getCommand().getOrderCancelRequest().getOrderId())
                .isEqualTo(orderId(ACCOUNT, "c-1"));
    }

    @Test
    void knowsLiveNamesOfAnOrderThatOutlivedItsDecisions() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        replace("r-1", "c-1", "110", null);
        replaced("c-1", 1, "r-1", "110", "10");
        pipe.approved();
        pipe.advance(Duration.ofHours(48));
        cancel("x-1", "r-1");
        assertThat(last().getDecision().getOrderId()).isEqualTo(orderId(ACCOUNT, "c-1"));
        pipe.order(order(ACCOUNT, "r-1", SIDE_BUY, "100", "10"));
        replace("r-1", "c-1", "300", null);
        assertDeadLetters("CL_ORD_ID_REUSED", "CL_ORD_ID_REUSED");
        pipe.report(report(ACCOUNT, "c-1", 2, EXEC_TYPE_CANCELED, ORD_STATUS_CANCELED));
        pipe.send(Topic.PRICES, "ACME", Wire.price("ACME", "10", pipe.now()).build());
        pipe.order(order(ACCOUNT, "r-1", SIDE_BUY, "100", "10"));
        assertThat(pipe.approved()).hasSize(1);
    }

    @Test
    void tellsARepeatedReplaceTheSameAgain() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        pipe.approved();
        replace("r-1", "c-1", "150", "10.5");
        byte[] first = pipe.read("risk-approved").getFirst().value();
        replaced("c-1", 1, "r-1", "150", "10.5");
        replace("r-1", "c-1", "150.0", "10.50");
        assertThat(pipe.read("risk-approved").getFirst().value()).isEqualTo(first);
        assertThat(reserved()).isEqualTo("1575");
        replace("r-1", "c-1", "151", "10.5");
        replace("c-1", "r-1", "151", "10.5");
        pipe.order(order(ACCOUNT, "r-1", SIDE_BUY, "100", "10"));
        assertDeadLetters("CL_ORD_ID_REUSED", "CL_ORD_ID_REUSED", "CL_ORD_ID_REUSED");
    }

    @Test
    void holdsAReplaceToTheLimits() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        replace("r-1", "c-1", "10001", null);
        assertRefused("MAX_ORDER_QTY", 99);
        replace("r-2", "c-1", null, "11.01");
        assertRefused("PRICE_OUTSIDE_COLLAR", 99);
        replace("r-3", "c-1", "-5", null);
        assertRefused("FIELD_MALFORMED", 99);
        replace("r-4", "c-1", null, null);
        assertRefused("FIELD_REQUIRED", 99);
        assertThat(reserved()).isEqualTo("1000");
    }

    @Test
    void takesRiskAwayEvenWithoutLimits() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        pipe.send("risk-limits", key(ACCOUNT), null, new RecordHeaders());
        pipe.approved();
        replace("r-1", "c-1", "40", "9.5");
        assertThat(pipe.approved()).hasSize(1);
        replace("r-2", "c-1", "101", "10");
        assertRefused("ACCOUNT_UNKNOWN", 99);
        replaced("c-1", 1, "r-1", "40", "9.5");
        pipe.limits(Wire.limits(ACCOUNT).build().toByteArray(), ACCOUNT);
        assertThat(reserved()).isEqualTo("380");
    }

    @Test
    void letsNoMoreThanAFewReplacesWait() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        for (int i = 1; i <= 16; i++) {
            replace("r-" + i, "c-1", Integer.toString(100 + i), null);
        }
        assertThat(pipe.approved()).hasSize(17);
        replace("r-17", "c-1", "90", null);
        assertRefused("REPLACE_PENDING", 3);
    }

    @Test
    void coversAGrowingSellWithWhatIsHeld() {
        pipe.report(trade(ACCOUNT, "before", 1, "100", "10", ORD_STATUS_PARTIALLY_FILLED));
        pipe.order(order(ACCOUNT, "c-1", SIDE_SELL, "60", "10"));
        replace("r-1", "c-1", "130", null);
        assertThat(last().getDecision().getReservedAmount()).isEqualTo("300");
    }

    @Test
    void setsAsideARequestThatNamesTwoOrders() {
        pipe.order(order(ACCOUNT, "c-1", SIDE_BUY, "100", "10"));
        pipe.order(order(ACCOUNT, "c-2", SIDE_BUY, "100", "10"));
        pipe.send(
                Topic.ORDERS,
                ACCOUNT,
                cancelCommand(
                        OrderCancelRequest.newBuilder()
                                .setAccount(ACCOUNT)
                                .setClOrdId("x-1")
                                .setOrigClOrdId("c-1")
                                .setOrderId(orderId(ACCOUNT, "c-2"))));
        pipe.send(
                Topic.ORDERS,
                ACCOUNT,
                cancelCommand(
                        OrderCancelRequest.newBuilder().setAccount(ACCOUNT).setClOrdId("x-2")));
        assertDeadLetters("ORDER_ID_NOT_DERIVED", "IDENTITY_INVALID");
    }

    @Test
    void refusesAReplaceOnAForeignPartition() {
        try (Pipe wide = new Pipe(64)) {
            wide.send(Topic.ORDERS, ACCOUNT, replaceCommand("r-1", "c-1", "10", null));
            assertThat(wide.rejected().getFirst().getRefusal().getCode())
                    .isEqualTo("PARTITION_MISMATCH");
        }
    }

    private void cancel(String clOrdId, String origClOrdId) {
        pipe.send(
                Topic.ORDERS,
                ACCOUNT,
                cancelCommand(
                        OrderCancelRequest.newBuilder()
                                .setAccount(ACCOUNT)
                                .setClOrdId(clOrdId)
                                .setOrigClOrdId(origClOrdId)));
    }

    private void replace(
            String clOrdId, String origClOrdId, @Nullable String orderQty, @Nullable String price) {
        pipe.send(Topic.ORDERS, ACCOUNT, replaceCommand(clOrdId, origClOrdId, orderQty, price));
    }

    private void replaced(String order, long seq, String clOrdId, String leaves, String price) {
        pipe.report(
                report(ACCOUNT, order, seq, EXEC_TYPE_REPLACED, ORD_STATUS_NEW)
                        .setClOrdId(clOrdId)
                        .setLeavesQty(leaves)
                        .setPrice(price));
    }

    private ApprovedCommand last() {
        return pipe.approved().getLast();
    }

    private void assertRefused(String code, int fixReason) {
        RejectedCommand rejected = pipe.rejected().getLast();
        assertThat(rejected.getRefusal().getCode()).isEqualTo(code);
        assertThat(rejected.getRefusal().getFixReason()).isEqualTo(fixReason);
        assertThat(rejected.getCommand().getOrderCancelReplaceRequest().getOrderId()).isNotEmpty();
    }

    private int probes;

    /** What the account has reserved, asked with an order that cannot be afforded. */
    private String reserved() {
        pipe.order(order(ACCOUNT, "probe-" + probes++, SIDE_BUY, "10001", "10"));
        return pipe.rejected().getLast().getDecision().getReservedBefore();
    }

    private static OrderCommand cancelCommand(OrderCancelRequest.Builder cancel) {
        return OrderCommand.newBuilder().setOrderCancelRequest(cancel).build();
    }

    private static OrderCommand massCancelCommand(OrderMassCancelRequest.Builder cancel) {
        return OrderCommand.newBuilder().setOrderMassCancelRequest(cancel).build();
    }

    private static OrderCommand replaceCommand(
            String clOrdId, String origClOrdId, @Nullable String orderQty, @Nullable String price) {
        OrderCancelReplaceRequest.Builder replace =
                OrderCancelReplaceRequest.newBuilder()
                        .setAccount(ACCOUNT)
                        .setClOrdId(clOrdId)
                        .setOrigClOrdId(origClOrdId);
        if (orderQty != null) {
            replace.setOrderQty(orderQty);
        }
        if (price != null) {
            replace.setPrice(price);
        }
        return OrderCommand.newBuilder().setOrderCancelReplaceRequest(replace).build();
    }

    private void assertDeadLetters(String... reasons) {
        assertThat(
                        pipe.read("orders-dlq").stream()
                                .map(r -> EventHeaders.text(r.headers(), "dead-letter-reason")))
                .containsExactly(reasons);
    }
}

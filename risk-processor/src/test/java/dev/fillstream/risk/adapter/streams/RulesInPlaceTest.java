package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.key;
import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.report;
import static dev.fillstream.risk.fixture.Wire.trade;
import static dev.fillstream.v1.ExecType.EXEC_TYPE_CANCELED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_CANCELED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static dev.fillstream.v1.Side.SIDE_SELL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.RiskDecision;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.RiskLimits.SelfMatch;
import dev.fillstream.v1.TradingState;
import dev.fillstream.v1.TradingState.State;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that live from what came before: limits of all scopes, states, and the account's past. */
class RulesInPlaceTest {

    private final Pipe pipe = Pipe.ready();
    private int orders;

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void holdsAccountsToTheFirmsAndTheDesksLimits() {
        limits(own -> own.setDesk("emea").setVersion(8));
        shared("firm", firm -> firm.setMaxOrderQty("500").setVersion(3));
        shared("desk:emea", desk -> desk.setMaxOrderNotional("1000").setVersion(4));
        assertRefused(buy("501", "1"), "MAX_ORDER_QTY");
        assertRefused(buy("101", "10"), "MAX_ORDER_NOTIONAL");
        RiskDecision decision = approve(buy("100", "10"));
        assertThat(decision.getLimitsVersion()).isEqualTo(8);
        assertThat(decision.getDeskLimitsVersion()).isEqualTo(4);
        assertThat(decision.getFirmLimitsVersion()).isEqualTo(3);
        pipe.send("shared-limits", key("firm"), null, new RecordHeaders());
        approve(buy("501", "1"));
    }

    @Test
    void refusesWhereALimitIsSetNowhere() {
        limits(RiskLimits.Builder::clearMaxDailyLoss);
        pipe.order(buy("1", "10"));
        var refusal = pipe.rejected().getLast().getRefusal();
        assertThat(refusal.getCode()).isEqualTo("LIMITS_UNKNOWN");
        assertThat(refusal.getLimit()).isEqualTo("maxDailyLoss");
        shared("firm", firm -> firm.setMaxDailyLoss("1000"));
        approve(buy("1", "10"));
        pipe.send("shared-limits", key("firm"), "rubbish".getBytes(UTF_8), new RecordHeaders());
        assertRefused(buy("1", "10"), "LIMITS_UNKNOWN");
        assertThat(pipe.observed.seen).contains("shared-limits unreadable");
    }

    @Test
    void stopsAndResumesByTradingState() {
        for (String scope : new String[] {"firm", "account:acct-1", "symbol:ACME"}) {
            state(scope, State.STATE_HALTED);
            assertRefused(buy("1", "10"), "TRADING_HALTED");
            state(scope, State.STATE_REDUCING);
            assertRefused(buy("1", "10"), "TRADING_REDUCING");
            state(scope, State.STATE_ACTIVE);
            RiskDecision decision = approve(buy("1", "10"));
            assertThat(decision.getTradingStatesList().getLast().getScope()).isEqualTo(scope);
        }
        state("account:acct-2", State.STATE_HALTED);
        approve(buy("1", "10"));
    }

    @Test
    void haltsWhereAStateCannotBeUnderstood() {
        pipe.send("trading-states", key("firm"), "rubbish".getBytes(UTF_8), new RecordHeaders());
        assertRefused(buy("1", "10"), "TRADING_HALTED");
        state("firm", State.STATE_UNSPECIFIED);
        assertRefused(buy("1", "10"), "TRADING_HALTED");
        assertThat(pipe.observed.seen).contains("trading-states unreadable");
    }

    @Test
    void cancelsEvenWhileHalted() {
        approve(buy("1", "10"));
        state("firm", State.STATE_HALTED);
        pipe.send(
                Topic.ORDERS,
                "acct-1",
                OrderCommand.newBuilder()
                        .setOrderCancelRequest(
                                OrderCancelRequest.newBuilder()
                                        .setAccount("acct-1")
                                        .setClOrdId("x-1")
                                        .setOrigClOrdId("c-1"))
                        .build());
        assertThat(pipe.approved()).hasSize(1);
    }

    @Test
    void reducesTrulyWhileOnlyReductionsPass() {
        pipe.report(trade("acct-1", "before", 1, "100", "10", ORD_STATUS_FILLED));
        state("account:acct-1", State.STATE_REDUCING);
        approve(sell("60", "10"));
        assertRefused(sell("41", "10"), "TRADING_REDUCING");
        approve(sell("40", "10"));
    }

    @Test
    void refusesTheLikeOfAnOrderForAWhile() {
        limits(own -> own.setDuplicateWindowMillis("500"));
        approve(buy("100", "10"));
        pipe.advance(Duration.ofMillis(499));
        assertRefused(buy("100.0", "10.00"), "DUPLICATE_CONTENT");
        approve(buy("101", "10"));
        approve(sell("100", "10"));
        pipe.advance(Duration.ofMillis(1));
        approve(buy("100", "10"));
    }

    @Test
    void tradesNotWithItself() {
        limits(own -> own.setSelfMatch(SelfMatch.SELF_MATCH_REFUSED));
        NewOrderSingle.Builder resting = sell("100", "10.10");
        approve(resting);
        approve(buy("10", "10.09"));
        assertRefused(buy("10", "10.10"), "SELF_MATCH");
        assertRefused(
                buy("10", "10").clearPrice().setOrdType(dev.fillstream.v1.OrdType.ORD_TYPE_MARKET),
                "SELF_MATCH");
        pipe.report(
                report("acct-1", resting.getClOrdId(), 1, EXEC_TYPE_CANCELED, ORD_STATUS_CANCELED)
                        .setSide(SIDE_SELL));
        approve(buy("10", "10.10"));
        assertRefused(sell("10", "10.05"), "SELF_MATCH");
        approve(sell("10", "10.20"));
    }

    @Test
    void stopsAStrategyUntilSomebodyArmsItAgain() {
        limits(own -> own.setMaxRepeatedExecutions("1").setRearm(1));
        for (int i = 0; i < 2; i++) {
            NewOrderSingle.Builder entry = buy("10", "10").setStrategy("momentum");
            approve(entry);
            approve(buy("10", "10").setStrategy("momentum"));
            pipe.report(trade("acct-1", entry.getClOrdId(), 1, "10", "10", ORD_STATUS_FILLED));
        }
        assertRefused(buy("10", "10").setStrategy("momentum"), "REPEATED_EXECUTION");
        approve(buy("10", "10").setStrategy("other"));
        limits(own -> own.setMaxRepeatedExecutions("1").setRearm(2));
        approve(buy("10", "10").setStrategy("momentum"));
    }

    @Test
    void letsOrdersThroughAtTheirRate() {
        limits(own -> own.setMaxOrdersPerSecond("2"));
        approve(buy("10", "10"));
        approve(buy("11", "10"));
        assertRefused(buy("12", "10"), "ORDER_RATE");
        pipe.advance(Duration.ofMillis(500));
        approve(buy("13", "10"));
        assertRefused(buy("14", "10"), "ORDER_RATE");
    }

    @Test
    void countsOpenOrders() {
        limits(own -> own.setMaxOpenOrders("1"));
        NewOrderSingle.Builder first = buy("10", "10");
        approve(first);
        assertRefused(buy("11", "10"), "MAX_OPEN_ORDERS");
        pipe.report(
                report("acct-1", first.getClOrdId(), 1, EXEC_TYPE_CANCELED, ORD_STATUS_CANCELED));
        approve(buy("12", "10"));
    }

    @Test
    void beginsADayWithNothingEntered() {
        limits(own -> own.setMaxDailyNotional("1500"));
        NewOrderSingle.Builder first = buy("100", "10");
        approve(first);
        pipe.report(
                report("acct-1", first.getClOrdId(), 1, EXEC_TYPE_CANCELED, ORD_STATUS_CANCELED));
        assertRefused(buy("51", "10"), "DAILY_NOTIONAL");
        pipe.advance(Duration.ofHours(12));
        pipe.send(Topic.PRICES, "ACME", Wire.price("ACME", "10", pipe.now()).build());
        RiskDecision decision = approve(buy("51", "10"));
        assertThat(decision.getEnteredBefore()).isEqualTo("0");
        assertThat(decision.getTradingDay()).isEqualTo("2026-11-25");
    }

    @Test
    void stopsAnAccountThatLosesTooMuch() {
        limits(own -> own.setMaxDailyLoss("100"));
        NewOrderSingle.Builder first = buy("100", "10");
        approve(first);
        pipe.report(trade("acct-1", first.getClOrdId(), 1, "100", "10", ORD_STATUS_FILLED));
        pipe.send(Topic.PRICES, "ACME", Wire.price("ACME", "9.01", pipe.now()).build());
        approve(buy("1", "9"));
        pipe.send(Topic.PRICES, "ACME", Wire.price("ACME", "9", pipe.now()).build());
        assertRefused(buy("1", "9"), "DAILY_LOSS");
        approve(sell("100", "9"));
    }

    @Test
    void keepsPositionsAndExposureWithinTheirLimits() {
        limits(own -> own.setMaxPositionQty("150").setMaxGrossExposure("1400"));
        approve(buy("100", "10"));
        assertRefused(buy("51", "5"), "MAX_POSITION");
        assertRefused(buy("41", "10"), "GROSS_EXPOSURE");
        approve(buy("40", "10"));
    }

    private void limits(UnaryOperator<RiskLimits.Builder> change) {
        pipe.limits(change.apply(Wire.limits("acct-1")).build().toByteArray(), "acct-1");
    }

    private void shared(String scope, UnaryOperator<RiskLimits.Builder> change) {
        pipe.send(
                Topic.SHARED_LIMITS,
                scope,
                change.apply(RiskLimits.newBuilder().setAccount(scope)).build());
    }

    private void state(String scope, State state) {
        pipe.send(
                Topic.TRADING_STATES,
                scope,
                TradingState.newBuilder().setScope(scope).setVersion(1).setState(state).build());
    }

    private NewOrderSingle.Builder buy(String qty, String price) {
        return order("acct-1", "c-" + ++orders, SIDE_BUY, qty, price);
    }

    private NewOrderSingle.Builder sell(String qty, String price) {
        return order("acct-1", "c-" + ++orders, SIDE_SELL, qty, price);
    }

    private RiskDecision approve(NewOrderSingle.Builder order) {
        pipe.order(order);
        assertThat(pipe.rejected()).isEmpty();
        return pipe.approved().getLast().getDecision();
    }

    private void assertRefused(NewOrderSingle.Builder order, String code) {
        pipe.order(order);
        assertThat(pipe.approved()).isEmpty();
        assertThat(pipe.rejected().getLast().getRefusal().getCode()).isEqualTo(code);
    }
}

package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.trade;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static dev.fillstream.v1.Side.SIDE_SELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import dev.fillstream.v1.RiskLimits;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases between the rules, from the topics in to the topics out. */
class EdgesOfTradingTest {

    private final Pipe pipe = Pipe.ready();
    private int orders;

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void e20ALimitBelowWhatIsInUseRefusesWhatIsNewAndLeavesWhatIsThere() {
        limits(own -> own.setMaxPositionQty("100"));
        NewOrderSingle.Builder open = buy("80");
        approve(open);
        limits(own -> own.setMaxPositionQty("50"));
        assertRefused(buy("1"), "MAX_POSITION");
        pipe.report(trade("acct-1", open.getClOrdId(), 1, "80", "10", ORD_STATUS_FILLED));
        assertRefused(buy("1"), "MAX_POSITION");
        assertThat(approve(sell("80")).getPositionBefore()).isEqualTo("80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "1e1", "NaN", "0.0000000001"})
    void e21APriceThatCannotBeIsNoPrice(String lastPx) {
        pipe.send(Topic.PRICES, "ACME", Wire.price("ACME", lastPx, pipe.now()).build());
        assertRefused(buy("1"), "REFERENCE_PRICE_MISSING");
    }

    @Test
    void e21APriceOfACrossedMarketIsNoPrice() {
        pipe.send(
                Topic.PRICES,
                "ACME",
                Wire.price("ACME", "10", pipe.now()).setBidPx("10.01").setAskPx("10").build());
        assertRefused(buy("1"), "REFERENCE_PRICE_MISSING");
    }

    @Test
    void e22OrdersInTwoSymbolsDoNotSpendTheSameCash() {
        limits(own -> own.setOpeningCash("1000"));
        pipe.send(Topic.INSTRUMENTS, "GLOBEX", Wire.instrument("GLOBEX").build());
        pipe.send(Topic.PRICES, "GLOBEX", Wire.price("GLOBEX", "10", pipe.now()).build());
        approve(buy("60"));
        RejectedCommand loser = assertRefused(buy("60").setSymbol("GLOBEX"), "BUYING_POWER");
        assertThat(loser.getRefusal().getObserved()).isEqualTo("600");
        assertThat(loser.getRefusal().getLimit()).isEqualTo("400");
        approve(buy("40").setSymbol("GLOBEX"));
    }

    @Test
    void e28APositionMayTurnFromLongToShortAndBackAndNoCashIsLost() {
        pipe.report(trade("acct-1", "long", 1, "100", "10", ORD_STATUS_FILLED));
        pipe.report(trade("acct-1", "short", 1, "150", "9", ORD_STATUS_FILLED).setSide(SIDE_SELL));
        RiskDecision whileShort = approve(buy("1"));
        assertThat(whileShort.getPositionBefore()).isEqualTo("-50");
        assertThat(whileShort.getCashBefore()).isEqualTo("1000350");
        pipe.report(trade("acct-1", "long-again", 1, "80", "8", ORD_STATUS_FILLED));
        RiskDecision whileLong = approve(buy("1"));
        assertThat(whileLong.getPositionBefore()).isEqualTo("30");
        assertThat(whileLong.getCashBefore()).isEqualTo("999710");
    }

    private void limits(UnaryOperator<RiskLimits.Builder> change) {
        pipe.limits(change.apply(Wire.limits("acct-1")).build().toByteArray(), "acct-1");
    }

    private NewOrderSingle.Builder buy(String qty) {
        return order("acct-1", "c-" + ++orders, SIDE_BUY, qty, "10");
    }

    private NewOrderSingle.Builder sell(String qty) {
        return order("acct-1", "c-" + ++orders, SIDE_SELL, qty, "10");
    }

    private RiskDecision approve(NewOrderSingle.Builder order) {
        pipe.order(order);
        assertThat(pipe.rejected()).isEmpty();
        return pipe.approved().getLast().getDecision();
    }

    private RejectedCommand assertRefused(NewOrderSingle.Builder order, String code) {
        pipe.order(order);
        assertThat(pipe.approved()).isEmpty();
        RejectedCommand rejected = pipe.rejected().getLast();
        assertThat(rejected.getRefusal().getCode()).isEqualTo(code);
        return rejected;
    }
}

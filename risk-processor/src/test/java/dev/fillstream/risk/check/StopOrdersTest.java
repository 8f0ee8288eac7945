package dev.fillstream.risk.check;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.risk.check.exposure.BuyingPower;
import dev.fillstream.risk.check.size.MarketInCollar;
import dev.fillstream.risk.check.size.MaxOrderNotional;
import dev.fillstream.risk.check.size.PriceInCollar;
import dev.fillstream.risk.fixture.RiskCase;
import dev.fillstream.risk.limit.LimitName;
import dev.fillstream.risk.limit.ReferencePrice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders that wait for a price, with the market at 10 and a collar of 10 %. */
class StopOrdersTest {

    @Test
    void aBuyStopMayCostTheCollarMoreThanItsStopPrice() {
        assertThat(unitNotional(anOrder().buy().stop("12").of(100))).contains(Money.of("13.2"));
    }

    @Test
    void aStopBehindTheMarketMayCostWhatAMarketOrderMay() {
        assertThat(unitNotional(anOrder().buy().stop("8").of(100))).contains(Money.of("11"));
        assertThat(unitNotional(anOrder().sell().stop("8").of(100))).contains(Money.of("11"));
    }

    @Test
    void aSellStopAboveTheMarketCountsAtItsStopPrice() {
        assertThat(unitNotional(anOrder().sell().stop("12").of(100))).contains(Money.of("13.2"));
    }

    @Test
    void aStopLimitCountsAtItsLimit() {
        assertThat(unitNotional(anOrder().buy().stopLimit("12.5", "12").of(100)))
                .contains(Money.of("12.5"));
    }

    @Test
    void aStopWithoutAFreshPriceHasNoWorstCase() {
        RiskCase stop = RiskCase.of(anOrder().stop("12").of(100));
        assertThat(stop.priceAged(10_001).atRisk().unitNotional()).isEmpty();
        assertThat(stop.priceAged(10_001).by(new MaxOrderNotional()))
                .isEqualTo(Finding.NOT_REACHED);
        assertThat(stop.priceAged(10_001).by(new MarketInCollar())).isEqualTo(Finding.NOT_REACHED);
    }

    @Test
    void holdsTheWorstCaseOfAStopAgainstTheLimits() {
        RiskCase stop = RiskCase.of(anOrder().buy().stop("12").of(100));
        assertThat(stop.limit(LimitName.MAX_ORDER_NOTIONAL, "1319.99").by(new MaxOrderNotional()))
                .isEqualTo(new Finding.Refused("1320", "1319.99"));
        assertThat(stop.limit(LimitName.MAX_ORDER_NOTIONAL, "1320").by(new MaxOrderNotional()))
                .isInstanceOf(Finding.Passed.class);
        assertThat(stop.money("-98680.01", "0").by(new BuyingPower()))
                .isEqualTo(new Finding.Refused("1320", "1319.99"));
        assertThat(stop.money("-98680", "0").by(new BuyingPower()))
                .isInstanceOf(Finding.Passed.class);
    }

    @Test
    void aStopLimitIsHeldAgainstItsStopPriceWhileThatLiesAhead() {
        var check = new PriceInCollar();
        assertPasses(anOrder().buy().stopLimit("13.2", "12").of(100), check);
        assertRefuses(anOrder().buy().stopLimit("13.21", "12").of(100), check, "13.21", "13.2");
        assertPasses(anOrder().sell().stopLimit("7.2", "8").of(100), check);
        assertRefuses(anOrder().sell().stopLimit("7.19", "8").of(100), check, "7.19", "7.2");
    }

    @Test
    void aStopLimitThatTheMarketHasReachedIsHeldAgainstTheMarket() {
        var check = new PriceInCollar();
        assertPasses(anOrder().buy().stopLimit("11", "8").of(100), check);
        assertRefuses(anOrder().buy().stopLimit("11.01", "8").of(100), check, "11.01", "11");
        assertPasses(anOrder().sell().stopLimit("9", "12").of(100), check);
        assertRefuses(anOrder().sell().stopLimit("8.99", "12").of(100), check, "8.99", "9");
    }

    @Test
    void onlyAStopThatSetsOffAtOnceMeetsTheBookOfNow() {
        ReferencePrice wide =
                new ReferencePrice.Known(
                        Price.of("10"),
                        NOON,
                        Optional.of(Price.of("8.99")),
                        Optional.of(Price.of("11.01")));
        var check = new MarketInCollar();
        assertThat(RiskCase.of(anOrder().buy().stop("10.01").of(100)).with(wide).by(check))
                .isEqualTo(Finding.PASSED);
        assertThat(RiskCase.of(anOrder().buy().stop("10").of(100)).with(wide).by(check))
                .isEqualTo(new Finding.Refused("11.01", "11"));
        assertThat(RiskCase.of(anOrder().sell().stop("9.99").of(100)).with(wide).by(check))
                .isEqualTo(Finding.PASSED);
        assertThat(RiskCase.of(anOrder().sell().stop("10").of(100)).with(wide).by(check))
                .isEqualTo(new Finding.Refused("8.99", "9"));
    }

    private static Optional<Money> unitNotional(NewOrderSingle order) {
        return RiskCase.of(order).atRisk().unitNotional();
    }

    private static void assertPasses(NewOrderSingle order, RiskCheck check) {
        assertThat(RiskCase.of(order).by(check)).isInstanceOf(Finding.Passed.class);
    }

    private static void assertRefuses(
            NewOrderSingle order, RiskCheck check, String observed, String limit) {
        assertThat(RiskCase.of(order).by(check)).isEqualTo(new Finding.Refused(observed, limit));
    }
}

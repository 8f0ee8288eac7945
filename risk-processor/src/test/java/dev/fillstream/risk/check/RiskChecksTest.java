package dev.fillstream.risk.check;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static dev.fillstream.risk.fixture.RiskCase.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.fixture.OrderBuilder;
import dev.fillstream.risk.check.exposure.BuyingPower;
import dev.fillstream.risk.check.exposure.ReduceOnly;
import dev.fillstream.risk.check.reference.AccountKnown;
import dev.fillstream.risk.check.reference.CurrencyMatches;
import dev.fillstream.risk.check.reference.InstrumentKnown;
import dev.fillstream.risk.check.reference.InstrumentTradable;
import dev.fillstream.risk.check.reference.LimitsKnown;
import dev.fillstream.risk.check.reference.ReferencePriceFresh;
import dev.fillstream.risk.check.reference.ReferencePriceKnown;
import dev.fillstream.risk.check.size.MaxOrderNotional;
import dev.fillstream.risk.check.size.MaxOrderQty;
import dev.fillstream.risk.check.size.PriceInCollar;
import dev.fillstream.risk.check.terms.PriceOnTick;
import dev.fillstream.risk.check.terms.QtyInRange;
import dev.fillstream.risk.check.terms.QtyOnLot;
import dev.fillstream.risk.fixture.RiskCase;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.ReferencePrice;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Each check at its boundary: one below, at it, one above. */
class RiskChecksTest {

    private static final Instrument UNKNOWN = new Instrument.Unknown("");
    private static final AccountLimits NO_LIMITS = new AccountLimits.Unknown();
    private static final ReferencePrice NO_PRICE = new ReferencePrice.Missing("never seen");

    @Test
    void knowsTheInstrument() {
        RiskCase order = RiskCase.of(anOrder().of(100));
        assertPasses(order, new InstrumentKnown());
        assertRefuses(order.with(UNKNOWN), new InstrumentKnown(), "ACME", "");
    }

    @Test
    void tradesOnlyWhatIsOpen() {
        RiskCase order = RiskCase.of(anOrder().of(100));
        assertPasses(order, new InstrumentTradable());
        assertRefuses(order.with(closed()), new InstrumentTradable(), "ACME", "");
        assertNotReached(order.with(UNKNOWN), new InstrumentTradable());
    }

    @Test
    void knowsTheAccount() {
        RiskCase order = RiskCase.of(anOrder().of(100));
        assertPasses(order, new AccountKnown());
        assertRefuses(order.with(NO_LIMITS), new AccountKnown(), "acct-1", "");
    }

    @Test
    void asksForEveryLimit() {
        RiskCase order = RiskCase.of(anOrder().of(100));
        assertPasses(order, new LimitsKnown());
        assertRefuses(
                order.with(
                        new AccountLimits.Incomplete(
                                new AccountLimits.Versions(2, 0, 0), "maxOrderQty")),
                new LimitsKnown(),
                "",
                "maxOrderQty");
        assertNotReached(order.with(NO_LIMITS), new LimitsKnown());
    }

    @Test
    void mixesNoCurrencies() {
        RiskCase order = RiskCase.of(anOrder().of(100));
        assertPasses(order, new CurrencyMatches());
        assertRefuses(order.with(inEuro()), new CurrencyMatches(), "EUR", "USD");
        assertNotReached(order.with(UNKNOWN), new CurrencyMatches());
    }

    @Test
    void keepsPricesOnTheTick() {
        var check = new PriceOnTick();
        assertRefuses(RiskCase.of(anOrder().limit("9.999").of(100)), check, "9.999", "0.01");
        assertPasses(RiskCase.of(anOrder().limit("10.00").of(100)), check);
        assertRefuses(RiskCase.of(anOrder().limit("10.001").of(100)), check, "10.001", "0.01");
        assertPasses(RiskCase.of(anOrder().market().of(100)), check);
        assertNotReached(RiskCase.of(anOrder().of(100)).with(UNKNOWN), check);
    }

    @Test
    void keepsStopPricesOnTheTick() {
        var check = new PriceOnTick();
        assertPasses(RiskCase.of(anOrder().stop("10.01").of(100)), check);
        assertRefuses(RiskCase.of(anOrder().stop("10.005").of(100)), check, "10.005", "0.01");
        assertPasses(RiskCase.of(anOrder().stopLimit("10.02", "10.01").of(100)), check);
        assertRefuses(
                RiskCase.of(anOrder().stopLimit("10.02", "10.011").of(100)),
                check,
                "10.011",
                "0.01");
        assertRefuses(
                RiskCase.of(anOrder().stopLimit("10.021", "10.01").of(100)),
                check,
                "10.021",
                "0.01");
        assertNotReached(RiskCase.of(anOrder().stop("10").of(100)).with(UNKNOWN), check);
    }

    @Test
    void keepsQuantitiesOnTheLot() {
        var check = new QtyOnLot();
        assertRefuses(RiskCase.of(anOrder().of("99.999999999")), check, "99.999999999", "10");
        assertPasses(RiskCase.of(anOrder().of(100)), check);
        assertRefuses(RiskCase.of(anOrder().of(101)), check, "101", "10");
    }

    @Test
    void keepsQuantitiesWithinTheInstrumentsRange() {
        var check = new QtyInRange();
        assertRefuses(RiskCase.of(anOrder().of(19)), check, "19", "20");
        assertPasses(RiskCase.of(anOrder().of(20)), check);
        assertPasses(RiskCase.of(anOrder().of(5000)), check);
        assertRefuses(RiskCase.of(anOrder().of(5001)), check, "5001", "5000");
    }

    @Test
    void keepsQuantitiesWithinTheAccountsLimit() {
        var check = new MaxOrderQty();
        assertPasses(RiskCase.of(anOrder().of(999)), check);
        assertPasses(RiskCase.of(anOrder().of(1000)), check);
        assertRefuses(RiskCase.of(anOrder().of(1001)), check, "1001", "1000");
        assertNotReached(RiskCase.of(anOrder().of(1)).with(NO_LIMITS), check);
    }

    @Test
    void keepsNotionalWithinTheAccountsLimit() {
        var check = new MaxOrderNotional();
        assertPasses(RiskCase.of(anOrder().limit("19.99").of(1000)), check);
        assertPasses(RiskCase.of(anOrder().limit("20").of(1000)), check);
        assertRefuses(RiskCase.of(anOrder().limit("20.01").of(1000)), check, "20010", "20000");
    }

    @Test
    void boundsMarketOrdersByTheCollar() {
        var check = new MaxOrderNotional();
        assertPasses(RiskCase.of(anOrder().market().of(1818)), check);
        assertRefuses(RiskCase.of(anOrder().market().of(1819)), check, "20009", "20000");
        assertNotReached(RiskCase.of(anOrder().market().of(1)).with(NO_PRICE), check);
        assertNotReached(RiskCase.of(anOrder().market().of(1)).priceAged(10_001), check);
    }

    @Test
    void needsAReferencePrice() {
        RiskCase order = RiskCase.of(anOrder().of(100));
        assertPasses(order, new ReferencePriceKnown());
        assertRefuses(order.with(NO_PRICE), new ReferencePriceKnown(), "never seen", "");
    }

    @Test
    void needsAFreshReferencePrice() {
        RiskCase order = RiskCase.of(anOrder().of(100));
        var check = new ReferencePriceFresh();
        assertPasses(order.priceAged(-5), check);
        assertPasses(order.priceAged(9_999), check);
        assertPasses(order.priceAged(10_000), check);
        assertRefuses(order.priceAged(10_001), check, "10001", "10000");
        assertNotReached(order.with(NO_PRICE), check);
    }

    @Test
    void letsNobodyBuyFarAboveTheMarket() {
        var check = new PriceInCollar();
        assertPasses(RiskCase.of(anOrder().limit("10.99").of(100)), check);
        assertPasses(RiskCase.of(anOrder().limit("11").of(100)), check);
        assertRefuses(RiskCase.of(anOrder().limit("11.01").of(100)), check, "11.01", "11");
        assertPasses(RiskCase.of(anOrder().limit("0.01").of(100)), check);
        assertNotReached(RiskCase.of(anOrder().limit("10").of(100)).with(NO_PRICE), check);
    }

    @Test
    void letsNobodySellFarBelowTheMarket() {
        var check = new PriceInCollar();
        assertPasses(RiskCase.of(anOrder().sell().limit("9.01").of(100)), check);
        assertPasses(RiskCase.of(anOrder().sell().limit("9").of(100)), check);
        assertRefuses(RiskCase.of(anOrder().sell().limit("8.99").of(100)), check, "8.99", "9");
        assertPasses(RiskCase.of(anOrder().sell().limit("99").of(100)), check);
    }

    @Test
    void reducesByNoMoreThanIsLeftToReduce() {
        var check = new ReduceOnly();
        RiskCase sell = RiskCase.of(reducing(anOrder().sell()).of(100));
        assertPasses(sell.holding(131, 0, 30), check);
        assertPasses(sell.holding(130, 0, 30), check);
        assertRefuses(sell.holding(129, 0, 30), check, "100", "99");
        assertRefuses(sell.holding(-500, 0, 0), check, "100", "0");
        RiskCase buy = RiskCase.of(reducing(anOrder().buy()).of(100));
        assertPasses(buy.holding(-130, 30, 0), check);
        assertRefuses(buy.holding(-129, 30, 0), check, "100", "99");
        assertRefuses(buy.holding(0, 0, 0), check, "100", "0");
    }

    @Test
    void reservesNoMoreThanThereIs() {
        var check = new BuyingPower();
        RiskCase buy = RiskCase.of(anOrder().limit("10").of(100));
        assertPasses(buy.money("0", "98999.99"), check);
        assertPasses(buy.money("0", "99000"), check);
        assertRefuses(buy.money("0", "99000.01"), check, "1000", "999.99");
        assertRefuses(buy.money("-99000.01", "0"), check, "1000", "999.99");
        assertNotReached(buy.with(NO_LIMITS), check);
    }

    @Test
    void reservesForSellsOnlyWhatIsNotHeld() {
        var check = new BuyingPower();
        RiskCase sell = RiskCase.of(anOrder().sell().limit("10").of(100));
        RiskCase broke = sell.money("-200000", "0");
        assertPasses(broke.holding(100, 0, 0), check);
        assertPasses(broke.holding(150, 0, 50), check);
        assertRefuses(broke.holding(149, 0, 50), check, "10", "-100000");
        assertPasses(sell.money("0", "99900").holding(90, 0, 0), check);
        assertRefuses(sell.money("0", "99900").holding(89, 0, 0), check, "110", "100");
    }

    private static void assertPasses(RiskCase order, RiskCheck check) {
        assertThat(order.by(check)).isInstanceOf(Finding.Passed.class);
    }

    private static void assertRefuses(
            RiskCase order, RiskCheck check, String observed, String limit) {
        assertThat(order.by(check)).isEqualTo(new Finding.Refused(observed, limit));
    }

    private static void assertNotReached(RiskCase order, RiskCheck check) {
        assertThat(order.by(check)).isEqualTo(Finding.NOT_REACHED);
    }

    private static OrderBuilder reducing(OrderBuilder order) {
        return new OrderBuilder(
                order.account(),
                order.clOrdId(),
                order.symbol(),
                order.side(),
                order.ordType(),
                order.timeInForce(),
                order.transactTime(),
                order.strategy(),
                true);
    }

    private static Instrument closed() {
        return instrument("USD", false);
    }

    private static Instrument inEuro() {
        return instrument("EUR", true);
    }

    private static Instrument instrument(String currency, boolean tradable) {
        return new Instrument.Known(
                4,
                currency,
                ACME.tickSize(),
                ACME.lotSize(),
                ACME.minQty(),
                ACME.maxQty(),
                BigDecimal.ONE,
                tradable,
                ACME.minNotional(),
                true,
                ACME.hours());
    }
}

package dev.fillstream.risk.check;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static dev.fillstream.risk.fixture.RiskCase.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.check.exposure.Concentration;
import dev.fillstream.risk.check.exposure.DailyLoss;
import dev.fillstream.risk.check.exposure.DailyNotional;
import dev.fillstream.risk.check.exposure.GrossExposure;
import dev.fillstream.risk.check.exposure.NetExposure;
import dev.fillstream.risk.check.exposure.PositionLimit;
import dev.fillstream.risk.check.exposure.ShortLocated;
import dev.fillstream.risk.check.exposure.ShortSale;
import dev.fillstream.risk.exposure.Activity;
import dev.fillstream.risk.exposure.Position;
import dev.fillstream.risk.exposure.TradingDay;
import dev.fillstream.risk.exposure.Valuation;
import dev.fillstream.risk.fixture.RiskCase;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.LimitName;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.risk.limit.TradingHours;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks of what the account would hold and owe, each at its boundary. */
class ExposureChecksTest {

    private static final AccountLimits NO_LIMITS = new AccountLimits.Unknown();
    private static final RiskCase BUY = RiskCase.of(anOrder().limit("10").of(100));
    private static final RiskCase SELL = RiskCase.of(anOrder().sell().limit("10").of(100));

    @Test
    void keepsTheWorstPositionWithinItsLimit() {
        var check = new PositionLimit();
        RiskCase buy = BUY.limit(LimitName.MAX_POSITION_QTY, "500");
        assertPasses(buy.holding(349, 50, 900), check);
        assertPasses(buy.holding(350, 50, 900), check);
        assertRefuses(buy.holding(351, 50, 900), check, "501", "500");
        RiskCase sell = SELL.limit(LimitName.MAX_POSITION_QTY, "500");
        assertPasses(sell.holding(-350, 900, 50), check);
        assertRefuses(sell.holding(-351, 900, 50), check, "501", "500");
        assertPasses(sell.holding(9000, 0, 0), check);
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void keepsGrossExposureWithinItsLimit() {
        var check = new GrossExposure();
        RiskCase buy = BUY.limit(LimitName.MAX_GROSS_EXPOSURE, "5000");
        assertPasses(buy.valued("-900", "1999.99", "1000", "1000"), check);
        assertPasses(buy.valued("-900", "2000", "1000", "1000"), check);
        assertRefuses(buy.valued("-900", "2000.01", "1000", "1000"), check, "5000.01", "5000");
        assertPasses(buy.valued("0", "9999", "0", "0").holding(-100, 0, 0), check);
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void valuesTheSymbolAtTheReferencePrice() {
        RiskCase buy =
                BUY.limit(LimitName.MAX_GROSS_EXPOSURE, "5000")
                        .valued("800", "800", "0", "0")
                        .with(marked(100, "8"));
        assertThat(buy.atRisk().outlook().grossBefore()).isEqualTo(Money.of("1000"));
        assertThat(buy.atRisk().outlook().netBefore()).isEqualTo(Money.of("1000"));
    }

    @Test
    void keepsNetExposureWithinItsLimit() {
        var check = new NetExposure();
        RiskCase buy = BUY.limit(LimitName.MAX_NET_EXPOSURE, "5000");
        assertPasses(buy.valued("3000", "3000", "1000", "9000"), check);
        assertRefuses(buy.valued("3000.01", "3000", "1000", "9000"), check, "5000.01", "5000");
        RiskCase sell = SELL.limit(LimitName.MAX_NET_EXPOSURE, "5000");
        assertPasses(sell.valued("-3000", "3000", "9000", "1000"), check);
        assertRefuses(sell.valued("-3000.01", "3000", "9000", "1000"), check, "5000.01", "5000");
        assertPasses(sell.valued("99999", "99999", "0", "0"), check);
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void keepsOneSymbolsShareWithinItsLimit() {
        var check = new Concentration();
        RiskCase buy = BUY.limit(LimitName.MAX_CONCENTRATION_BPS, "500");
        assertPasses(buy.valued("0", "0", "4000", "0").with(bought("4000")), check);
        assertRefuses(
                buy.valued("0", "0", "4000.01", "0").with(bought("4000.01")),
                check,
                "500.001",
                "500");
        RiskCase large = buy.valued("0", "199000", "0", "0");
        assertPasses(large.with(bought("9000")), check);
        assertRefuses(large.with(bought("9000.01")), check, "500.0005", "500");
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void keepsWhatIsEnteredInADayWithinItsLimit() {
        var check = new DailyNotional();
        RiskCase buy = BUY.limit(LimitName.MAX_DAILY_NOTIONAL, "5000");
        assertPasses(buy.active(day("2026-11-24", "3999.99", "0")), check);
        assertPasses(buy.active(day("2026-11-24", "4000", "0")), check);
        assertRefuses(buy.active(day("2026-11-24", "4000.01", "0")), check, "5000.01", "5000");
        assertPasses(buy.active(day("2026-11-23", "4000.01", "0")), check);
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void stopsALosingAccount() {
        var check = new DailyLoss();
        RiskCase buy = BUY.limit(LimitName.MAX_DAILY_LOSS, "500");
        assertPasses(losing(buy, "499.99"), check);
        assertRefuses(losing(buy, "500"), check, "500", "500");
        assertRefuses(losing(buy, "500.01"), check, "500.01", "500");
        assertPasses(losing(buy, "9999").holding(-100, 0, 0), check);
        assertPasses(losing(BUY, "9999"), check);
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void sellsShortOnlyWhatMayBe() {
        var check = new ShortSale();
        RiskCase sell = SELL.with(notShortable());
        assertPasses(SELL, check);
        assertPasses(sell.holding(150, 0, 50), check);
        assertRefuses(sell.holding(149, 0, 50), check, "-1", "0");
        assertPasses(BUY.with(notShortable()), check);
        assertNotReached(SELL.with(new Instrument.Unknown("")), check);
    }

    @Test
    void sellsShortOnlyWhatWasLocated() {
        var check = new ShortLocated();
        RiskCase sell = SELL.limit(LimitName.MAX_SHORT_QTY, "30");
        assertPasses(sell.holding(71, 0, 0), check);
        assertPasses(sell.holding(70, 0, 0), check);
        assertRefuses(sell.holding(69, 0, 0), check, "31", "30");
        assertPasses(BUY.limit(LimitName.MAX_SHORT_QTY, "0"), check);
        assertPasses(SELL.limit(LimitName.MAX_SHORT_QTY, "0").holding(100, 0, 0), check);
        assertNotReached(SELL.with(NO_LIMITS), check);
    }

    @Test
    void knowsNoExposureWithoutAPrice() {
        RiskCase market =
                RiskCase.of(anOrder().market().of(100)).with(new ReferencePrice.Missing(""));
        assertNotReached(market, new GrossExposure());
        assertNotReached(market, new NetExposure());
        assertNotReached(market, new Concentration());
        assertNotReached(market, new DailyNotional());
    }

    private static RiskCase losing(RiskCase order, String loss) {
        return order.with(
                RiskCase.totals(
                        "-" + loss,
                        "0",
                        0,
                        Valuation.NONE,
                        new Activity(0, List.of(today("2026-11-24", "0", "0")))));
    }

    private static Activity day(String date, String entered, String start) {
        return new Activity(0, List.of(today(date, entered, start)));
    }

    private static TradingDay today(String date, String entered, String start) {
        return new TradingDay(
                TradingHours.ALWAYS.calendar(),
                LocalDate.parse(date),
                Money.of(entered),
                Money.of(start));
    }

    private static Position marked(long qty, String mark) {
        return new Position(
                BigDecimal.valueOf(qty),
                Quantity.ZERO,
                Quantity.ZERO,
                Money.of(mark),
                Money.ZERO,
                Money.ZERO);
    }

    private static Position bought(String openNotional) {
        return new Position(
                BigDecimal.ZERO,
                Quantity.of(1),
                Quantity.ZERO,
                Money.of("10"),
                Money.of(openNotional),
                Money.ZERO);
    }

    private static Instrument notShortable() {
        return new Instrument.Known(
                3,
                "USD",
                ACME.tickSize(),
                ACME.lotSize(),
                ACME.minQty(),
                ACME.maxQty(),
                ACME.multiplier(),
                true,
                Money.ZERO,
                false,
                TradingHours.ALWAYS);
    }

    private static void assertPasses(RiskCase order, RiskCheck check) {
        assertThat(order.at(NOON).by(check)).isInstanceOf(Finding.Passed.class);
    }

    private static void assertRefuses(
            RiskCase order, RiskCheck check, String observed, String limit) {
        assertThat(order.by(check)).isEqualTo(new Finding.Refused(observed, limit));
    }

    private static void assertNotReached(RiskCase order, RiskCheck check) {
        assertThat(order.by(check)).isEqualTo(Finding.NOT_REACHED);
    }
}

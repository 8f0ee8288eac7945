package dev.fillstream.risk.check;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static dev.fillstream.risk.fixture.RiskCase.ACME;
import static dev.fillstream.risk.fixture.RiskCase.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.risk.check.control.ExposureCertain;
import dev.fillstream.risk.check.control.NotHalted;
import dev.fillstream.risk.check.control.NotRestricted;
import dev.fillstream.risk.check.control.OnlyReducing;
import dev.fillstream.risk.check.control.SidePermitted;
import dev.fillstream.risk.check.flow.NoSelfMatch;
import dev.fillstream.risk.check.flow.NoTwin;
import dev.fillstream.risk.check.flow.OpenOrdersLimit;
import dev.fillstream.risk.check.flow.OrderFresh;
import dev.fillstream.risk.check.flow.OrderRate;
import dev.fillstream.risk.check.flow.RepeatedExecution;
import dev.fillstream.risk.check.size.MarketInCollar;
import dev.fillstream.risk.check.size.MinOrderNotional;
import dev.fillstream.risk.check.terms.ExpireTimeAhead;
import dev.fillstream.risk.check.terms.InSession;
import dev.fillstream.risk.exposure.Activity;
import dev.fillstream.risk.exposure.StrategyUse;
import dev.fillstream.risk.fixture.RiskCase;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.LimitName;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.risk.limit.TradingHours;
import dev.fillstream.risk.limit.TradingState.Mode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks of what people decided and of how orders follow each other, each at its boundary. */
class FlowChecksTest {

    private static final AccountLimits NO_LIMITS = new AccountLimits.Unknown();
    private static final Instrument UNKNOWN = new Instrument.Unknown("");
    private static final RiskCase BUY = RiskCase.of(anOrder().limit("10").of(100));

    @Test
    void takesNoDateThatHasPassed() {
        var check = new ExpireTimeAhead();
        assertPasses(BUY, check);
        assertPasses(until(NOON.plusMillis(1)), check);
        assertRefuses(until(NOON), check, NOON.toString(), NOON.toString());
    }

    @Test
    void tradesInSessionsOnly() {
        var check = new InSession();
        RiskCase newYork = BUY.with(hours("America/New_York", 9 * 60 + 30, 16 * 60));
        assertRefuses(
                newYork.at(Instant.parse("2026-11-24T14:29:59Z")),
                check,
                "2026-11-24T14:29:59Z",
                "America/New_York@00:00");
        assertPasses(newYork.at(Instant.parse("2026-11-24T14:30:00Z")), check);
        assertPasses(newYork.at(Instant.parse("2026-11-24T20:59:59Z")), check);
        assertThat(newYork.at(Instant.parse("2026-11-24T21:00:00Z")).by(check))
                .isInstanceOf(Finding.Refused.class);
        assertPasses(newYork.at(Instant.parse("2026-07-24T13:30:00Z")), check);
        assertThat(newYork.at(Instant.parse("2026-11-28T15:00:00Z")).by(check))
                .isInstanceOf(Finding.Refused.class);
        assertNotReached(BUY.with(UNKNOWN), check);
    }

    @Test
    void doesNothingWhereSomebodyHalted() {
        var check = new NotHalted();
        assertPasses(BUY, check);
        assertPasses(BUY.state("account:acct-1", Mode.REDUCING), check);
        assertPasses(BUY.state("account:acct-1", Mode.ACTIVE), check);
        assertRefuses(BUY.state("firm", Mode.HALTED), check, "firm", "HALTED");
    }

    @Test
    void doesNothingWhileNobodyKnowsTheExposure() {
        var check = new ExposureCertain();
        assertPasses(BUY, check);
        assertRefuses(BUY.gap(0), check, "0", "0");
        assertRefuses(BUY.gap(0).state("firm", Mode.ACTIVE), check, "0", "0");
        assertRefuses(BUY.gap(3).state("account:acct-1", Mode.ACTIVE), check, "2", "3");
        assertRefuses(BUY.gap(2).state("account:acct-1", Mode.ACTIVE), check, "2", "2");
        assertPasses(BUY.gap(1).state("account:acct-1", Mode.ACTIVE), check);
    }

    @Test
    void onlyReducesWhereSomebodySaidSo() {
        var check = new OnlyReducing();
        RiskCase sell =
                RiskCase.of(anOrder().sell().limit("10").of(100)).state("firm", Mode.REDUCING);
        assertPasses(BUY, check);
        assertPasses(sell.holding(130, 0, 30), check);
        assertRefuses(sell.holding(129, 0, 30), check, "firm", "REDUCING");
        assertRefuses(sell.holding(0, 0, 0), check, "firm", "REDUCING");
        assertRefuses(
                BUY.state("symbol:ACME", Mode.REDUCING).holding(-99, 0, 0),
                check,
                "symbol:ACME",
                "REDUCING");
        assertPasses(BUY.state("symbol:ACME", Mode.REDUCING).holding(-100, 0, 0), check);
    }

    @Test
    void tradesNothingRestricted() {
        var check = new NotRestricted();
        assertPasses(BUY, check);
        assertRefuses(BUY.with(limits(false, true, Set.of())), check, "ACME", "");
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void tradesOnPermittedSidesOnly() {
        var check = new SidePermitted();
        assertPasses(BUY.with(limits(false, false, Set.of(Side.SELL))), check);
        assertRefuses(BUY.with(limits(false, false, Set.of(Side.BUY))), check, "BUY", "");
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void takesNoOrderThatWaitedTooLong() {
        var check = new OrderFresh();
        RiskCase limited = BUY.limit(LimitName.MAX_ORDER_AGE_MILLIS, "5000");
        assertPasses(limited.at(NOON.plusMillis(4999)), check);
        assertPasses(limited.at(NOON.plusMillis(5000)), check);
        assertRefuses(limited.at(NOON.plusMillis(5001)), check, "5001", "5000");
        assertPasses(limited.at(NOON.minusSeconds(60)), check);
        assertPasses(BUY.at(NOON.plusSeconds(9999)), check);
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void keepsTheNumberOfOpenOrders() {
        var check = new OpenOrdersLimit();
        RiskCase limited = BUY.limit(LimitName.MAX_OPEN_ORDERS, "3");
        assertPasses(limited.openOrders(1), check);
        assertPasses(limited.openOrders(2), check);
        assertRefuses(limited.openOrders(3), check, "4", "3");
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void letsSoManyOrdersThroughAtOnceAndNoMore() {
        var check = new OrderRate();
        RiskCase limited = BUY.limit(LimitName.MAX_ORDERS_PER_SECOND, "4");
        assertPasses(limited, check);
        assertPasses(limited.active(used(NOON, 750)), check);
        assertRefuses(limited.active(used(NOON, 1000)), check, "5", "4");
        assertRefuses(limited.active(used(NOON, 751)), check, "5", "4");
        assertPasses(limited.active(used(NOON.minusSeconds(9), 1000)), check);
        assertPasses(BUY.active(used(NOON, 99_999)), check);
    }

    @Test
    void letsSlowRatesThroughOneByOne() {
        var check = new OrderRate();
        RiskCase limited = BUY.limit(LimitName.MAX_ORDERS_PER_SECOND, "1");
        assertPasses(limited, check);
        assertRefuses(limited.active(used(NOON, 1)), check, "2", "1");
    }

    @Test
    void seesAnOrderLikeTheLastOne() {
        var check = new NoTwin();
        RiskCase limited = BUY.limit(LimitName.DUPLICATE_WINDOW_MILLIS, "500");
        assertPasses(limited, check);
        assertPasses(limited.lastTwin(NOON.minusMillis(501)), check);
        assertPasses(limited.lastTwin(NOON.minusMillis(500)), check);
        assertRefuses(limited.lastTwin(NOON.minusMillis(499)), check, "499", "500");
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void stopsAStrategyThatFillsAndEntersAgainAndAgain() {
        var check = new RepeatedExecution();
        RiskCase strategy =
                RiskCase.of(anOrder().strategy("momentum").of(100))
                        .limit(LimitName.MAX_REPEATED_EXECUTIONS, "2");
        assertPasses(strategy.strategy(new StrategyUse(true, 1, 0)), check);
        assertRefuses(strategy.strategy(new StrategyUse(true, 2, 0)), check, "3", "2");
        assertPasses(strategy.strategy(new StrategyUse(false, 2, 0)), check);
        assertPasses(
                BUY.limit(LimitName.MAX_REPEATED_EXECUTIONS, "0")
                        .strategy(new StrategyUse(true, 0, 0)),
                check);
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void tradesWithItselfOnlyWhereItMay() {
        var check = new NoSelfMatch();
        assertPasses(BUY.crossing("9"), check);
        RiskCase refusing = BUY.with(limits(true, false, Set.of()));
        assertPasses(refusing, check);
        assertRefuses(refusing.crossing("9"), check, "10", "9");
        assertNotReached(BUY.with(NO_LIMITS), check);
    }

    @Test
    void asksForOrdersWorthTheVenuesWhile() {
        var check = new MinOrderNotional();
        Instrument instrument = instrument(Money.of("1000"), TradingHours.ALWAYS);
        assertPasses(BUY.with(instrument), check);
        RiskCase small = RiskCase.of(anOrder().limit("9.99").of(100)).with(instrument);
        assertRefuses(small, check, "999", "1000");
        assertPasses(small.holding(-100, 0, 0), check);
        assertRefuses(small.holding(-99, 0, 0), check, "999", "1000");
        assertNotReached(BUY.with(UNKNOWN), check);
    }

    @Test
    void sendsMarketOrdersToSaneBooksOnly() {
        var check = new MarketInCollar();
        RiskCase buy = RiskCase.of(anOrder().market().of(100));
        assertPasses(buy, check);
        assertPasses(buy.with(book("9", "11")), check);
        assertRefuses(buy.with(book("9", "11.01")), check, "11.01", "11");
        RiskCase sell = RiskCase.of(anOrder().sell().market().of(100));
        assertPasses(sell.with(book("9", "99")), check);
        assertRefuses(sell.with(book("8.99", "11")), check, "8.99", "9");
        assertPasses(BUY.with(book("1", "99")), check);
        assertNotReached(buy.with(new ReferencePrice.Missing("")), check);
    }

    private static RiskCase until(Instant expireTime) {
        return RiskCase.of(anOrder().timeInForce(new TimeInForce.GoodTillDate(expireTime)).of(100));
    }

    private static Activity used(Instant from, long millis) {
        return new Activity((from.toEpochMilli() + millis) * 1_000_000, List.of());
    }

    private static ReferencePrice book(String bid, String ask) {
        return new ReferencePrice.Known(
                Price.of("10"), NOON, Optional.of(Price.of(bid)), Optional.of(Price.of(ask)));
    }

    private static Instrument hours(String zone, int open, int close) {
        return instrument(
                Money.ZERO,
                new TradingHours(
                        ZoneId.of(zone),
                        LocalTime.MIDNIGHT,
                        List.of(
                                new TradingHours.Session(
                                        Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY), open, close)),
                        Set.of()));
    }

    private static Instrument instrument(Money minNotional, TradingHours hours) {
        return new Instrument.Known(
                3,
                "USD",
                ACME.tickSize(),
                ACME.lotSize(),
                ACME.minQty(),
                ACME.maxQty(),
                ACME.multiplier(),
                true,
                minNotional,
                true,
                hours);
    }

    private static AccountLimits limits(
            boolean refusesSelfMatch, boolean isRestricted, Set<Side> forbidden) {
        return new AccountLimits.Complete(
                LIMITS.versions(),
                "USD",
                LIMITS.openingCash(),
                LIMITS.bounds(),
                refusesSelfMatch,
                isRestricted,
                forbidden,
                0);
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
}

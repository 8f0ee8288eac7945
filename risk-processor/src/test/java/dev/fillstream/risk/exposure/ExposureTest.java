package dev.fillstream.risk.exposure;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.exposure.ExecutionNews.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ExposureTest {

    private static final Account ACCOUNT = new Account("acct-1");
    private static final Symbol ACME = new Symbol("ACME");
    private static final OrderId ORDER = OrderId.derive(ACCOUNT, new ClOrdId("c-1"));
    private static final Exposure EMPTY =
            new Exposure(AccountTotals.NONE, Position.NONE, Optional.empty());

    @Test
    void reservesConvertsAndReleases() {
        Exposure reserved = EMPTY.reserve(order(Side.BUY, 100, 0, "10.25"));
        assertThat(reserved.totals().reserved()).isEqualTo(Money.of("1025"));
        Exposure traded = reserved.book(trade(1, Side.BUY, 40, "10.20", false), ONE, 7);
        assertTotals(traded, "-408", "615", 1, 7);
        assertThat(traded.position())
                .isEqualTo(
                        new Position(
                                new BigDecimal(40),
                                Quantity.of(60),
                                Quantity.ZERO,
                                Money.of("10.20"),
                                Money.of("615"),
                                Money.ZERO));
        Exposure canceled = traded.book(end(2), ONE, 9);
        assertTotals(canceled, "-408", "0", 0, 9);
        assertThat(canceled.order()).isEmpty();
    }

    @Test
    void booksWhatIsTradedBeyondTheOrder() {
        Exposure traded =
                EMPTY.reserve(order(Side.BUY, 100, 0, "10"))
                        .book(trade(1, Side.BUY, 130, "10", true), ONE, 1);
        assertTotals(traded, "-1300", "0", 0, 1);
        assertThat(traded.position().qty()).isEqualByComparingTo("130");
    }

    @Test
    void booksTradesOfOrdersThatAreNotKnown() {
        Exposure traded = EMPTY.book(trade(3, Side.SELL, 5, "10", true), new BigDecimal(10), 4);
        assertTotals(traded, "500", "0", 0, 4);
        assertThat(traded.position().qty()).isEqualByComparingTo("-5");
    }

    @Test
    void fillsTheCoveredPartOfASellFirst() {
        Exposure reserved = EMPTY.reserve(order(Side.SELL, 100, 70, "10"));
        assertThat(reserved.totals().reserved()).isEqualTo(Money.of("300"));
        Exposure traded = reserved.book(trade(1, Side.SELL, 60, "10", false), ONE, 1);
        assertThat(traded.totals().reserved()).isEqualTo(Money.of("300"));
        Exposure more = traded.book(trade(2, Side.SELL, 30, "10", false), ONE, 2);
        assertThat(more.totals().reserved()).isEqualTo(Money.of("100"));
    }

    @Test
    void reservesTheLargerOfOldAndNewUntilAReplaceIsAnswered() {
        Exposure open = EMPTY.reserve(order(Side.BUY, 100, 0, "10"));
        OpenOrder up = open.order().orElseThrow().replacing(name("r-1"), claim(150, 0, "11"));
        Exposure pending = open.reserve(up);
        assertThat(pending.totals().reserved()).isEqualTo(Money.of("1650"));
        assertThat(pending.position().openBuyQty()).isEqualTo(Quantity.of(150));
        assertThat(pending.totals().openOrders()).isEqualTo(1);
        assertThat(pending.book(amended(1, "r-1", 150, "11"), ONE, 1).totals().reserved())
                .isEqualTo(Money.of("1650"));
        Exposure refused = pending.book(refused(1, "r-1"), ONE, 1);
        assertThat(refused.totals().reserved()).isEqualTo(Money.of("1000"));
        assertThat(refused.position().openBuyQty()).isEqualTo(Quantity.of(100));

        OpenOrder down = open.order().orElseThrow().replacing(name("r-2"), claim(40, 0, "9"));
        Exposure shrinking = open.reserve(down);
        assertThat(shrinking.totals().reserved()).isEqualTo(Money.of("1000"));
        assertThat(shrinking.book(amended(1, "r-2", 40, "9"), ONE, 1).totals().reserved())
                .isEqualTo(Money.of("360"));
    }

    @Test
    void keepsTwoReplacesInFlightApart() {
        OpenOrder order =
                order(Side.BUY, 100, 0, "10")
                        .replacing(name("r-1"), claim(200, 0, "10"))
                        .replacing(name("r-2"), claim(300, 0, "10"));
        Exposure both = EMPTY.reserve(order);
        assertThat(both.totals().reserved()).isEqualTo(Money.of("3000"));
        Exposure traded = both.book(trade(1, Side.BUY, 50, "10", false), ONE, 1);
        assertThat(traded.totals().reserved()).isEqualTo(Money.of("2500"));
        Exposure first = traded.book(refused(2, "r-1"), ONE, 2);
        assertThat(first.totals().reserved()).isEqualTo(Money.of("2500"));
        Exposure second = first.book(refused(3, "r-2"), ONE, 3);
        assertThat(second.totals().reserved()).isEqualTo(Money.of("500"));
        assertThat(first.book(amended(3, "r-2", 250, "10"), ONE, 3).totals().reserved())
                .isEqualTo(Money.of("2500"));
        assertThat(both.book(end(1), ONE, 1).totals().reserved()).isEqualTo(Money.ZERO);
    }

    @Test
    void takesTheNameOfAnAcknowledgedReplace() {
        OpenOrder order = order(Side.BUY, 100, 0, "10").replacing(name("r-1"), claim(200, 0, "10"));
        OpenOrder after =
                EMPTY.reserve(order)
                        .book(amended(1, "r-1", 200, "10"), ONE, 1)
                        .order()
                        .orElseThrow();
        assertThat(after.terms().orElseThrow().liveClOrdId()).isEqualTo(name("r-1"));
        assertThat(after.terms().orElseThrow().clOrdId()).isEqualTo(name("c-1"));
        assertThat(after.pending()).isEmpty();
        assertThat(after.orderQty()).isEqualTo(Quantity.of(200));
    }

    @Test
    void takesBackABustedTrade() {
        Exposure traded =
                EMPTY.reserve(order(Side.BUY, 100, 0, "10.25"))
                        .book(trade(1, Side.BUY, 40, "10.20", false), ONE, 7);
        Exposure busted = traded.book(undone(2, Side.BUY, 40, "10.20", null), ONE, 8);
        assertTotals(busted, "0", "1025", 1, 8);
        assertThat(busted.position().qty()).isEqualByComparingTo("0");
        assertThat(busted.order().orElseThrow().leavesQty()).isEqualTo(Quantity.of(100));
    }

    @Test
    void countsACorrectedTradeAsItIsNow() {
        Exposure traded =
                EMPTY.reserve(order(Side.SELL, 100, 100, "10"))
                        .book(trade(1, Side.SELL, 40, "10", false), ONE, 7);
        Exposure corrected =
                traded.book(
                        undone(2, Side.SELL, 40, "10", new Fill(Quantity.of(50), Price.of("11"))),
                        ONE,
                        8);
        assertTotals(corrected, "550", "0", 1, 8);
        assertThat(corrected.position().qty()).isEqualByComparingTo("-50");
        assertThat(corrected.position().mark()).isEqualTo(Money.of("11"));
        assertThat(corrected.order().orElseThrow().coveredQty()).isEqualTo(Quantity.of(50));
        Exposure smaller =
                corrected.book(
                        undone(3, Side.SELL, 50, "11", new Fill(Quantity.of(20), Price.of("11"))),
                        ONE,
                        9);
        assertThat(smaller.totals().reserved()).as("given back in full").isEqualTo(Money.of("300"));
    }

    private static ExecutionNews undone(
            long seq, Side side, long qty, String px, @Nullable Fill now) {
        return new ExecutionNews(
                ORDER,
                seq,
                ACCOUNT,
                new ExecutionNews.Undone(
                        ACME,
                        side,
                        new Fill(Quantity.of(qty), Price.of(px)),
                        Optional.ofNullable(now),
                        new ExecutionNews.Standing(
                                Quantity.of(100),
                                Quantity.ZERO,
                                new OrdType.Limit(Price.of("10")))),
                false);
    }

    private static ClOrdId name(String clOrdId) {
        return new ClOrdId(clOrdId);
    }

    @Test
    void countsEachReportOnceWhateverTheirOrder() {
        AppliedReports reports = AppliedReports.NONE.with(1).with(3).with(4);
        assertThat(reports).isEqualTo(new AppliedReports(1, List.of(3L, 4L)));
        assertThat(reports.contains(2)).isFalse();
        assertThat(reports.with(2)).isEqualTo(new AppliedReports(4, List.of()));
        assertThat(reports.with(3)).isEqualTo(reports);
    }

    /** Any sequence of approvals and reports leaves what a recount from the whole history gives. */
    @RepeatedTest(50)
    void equalsANaiveRecount(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Naive naive = new Naive();
        AccountTotals totals = AccountTotals.NONE;
        Position position = Position.NONE;
        Map<Integer, OpenOrder> open = new HashMap<>();
        for (int step = 0; step < 400; step++) {
            int id = random.nextInt(60);
            OpenOrder known = open.get(id);
            Exposure before = new Exposure(totals, position, Optional.ofNullable(known));
            Exposure after;
            if (known == null && !naive.orders.containsKey(id)) {
                OpenOrder order = randomOrder(random, position);
                after = before.reserve(order);
                naive.approved(id, order);
            } else if (known != null && known.pending().size() < 3 && random.nextInt(4) == 0) {
                PendingReplace wanted = randomReplace(random, step, known, position);
                after = before.reserve(known.replacing(wanted.clOrdId(), wanted.claim()));
                naive.replacing(id, wanted);
            } else {
                ExecutionNews news = randomNews(random, naive.side(id), known);
                after = before.book(news, ONE, step);
                naive.reported(id, news);
            }
            totals = after.totals();
            position = after.position();
            open.remove(id);
            after.order().ifPresent(order -> open.put(id, order));
            naive.assertEquals(totals, position, step);
        }
    }

    private static final BigDecimal ONE = BigDecimal.ONE;

    private static void assertTotals(
            Exposure exposure, String cashFlow, String reserved, int open, long offset) {
        AccountTotals totals = exposure.totals();
        assertThat(totals.cashFlow()).isEqualTo(Money.of(cashFlow));
        assertThat(totals.reserved()).isEqualTo(Money.of(reserved));
        assertThat(totals.openOrders()).isEqualTo(open);
        assertThat(totals.executionsOffset()).isEqualTo(offset);
    }

    private static OpenOrder order(Side side, long qty, long covered, String price) {
        return OpenOrder.of(
                anOrder().side(side).limit(price).of(qty), claim(qty, covered, price), ONE);
    }

    private static Claim claim(long qty, long covered, String price) {
        return new Claim(
                Quantity.of(qty),
                new OrdType.Limit(Price.of(price)),
                Quantity.of(covered),
                Money.of(price));
    }

    private static ExecutionNews amended(long seq, String clOrdId, long leaves, String price) {
        return new ExecutionNews(
                ORDER,
                seq,
                ACCOUNT,
                new ExecutionNews.Amended(
                        new ClOrdId(clOrdId), Quantity.of(leaves), Optional.of(Price.of(price))),
                false);
    }

    private static ExecutionNews refused(long seq, String clOrdId) {
        return new ExecutionNews(
                ORDER, seq, ACCOUNT, new ExecutionNews.RequestRefused(new ClOrdId(clOrdId)), false);
    }

    private static ExecutionNews trade(long seq, Side side, long qty, String px, boolean isEnd) {
        return new ExecutionNews(
                ORDER,
                seq,
                ACCOUNT,
                new ExecutionNews.Traded(ACME, side, Quantity.of(qty), Price.of(px)),
                isEnd);
    }

    private static ExecutionNews end(long seq) {
        return new ExecutionNews(ORDER, seq, ACCOUNT, new ExecutionNews.Nothing(), true);
    }

    private static OpenOrder randomOrder(Random random, Position position) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long qty = 1 + random.nextInt(100);
        long covered =
                side.isBuy()
                        ? 0
                        : Math.min(qty, position.reducibleBy(side).value().longValueExact());
        return order(side, qty, covered, "1" + random.nextInt(10) + "." + random.nextInt(100));
    }

    private static PendingReplace randomReplace(
            Random random, int step, OpenOrder known, Position position) {
        long qty = 1 + random.nextInt(150);
        Quantity leaves = Quantity.of(qty).minusOrZero(known.cumQty());
        Quantity most = known.coveredQty().plus(position.reducibleBy(known.side()));
        Quantity covered = most.compareTo(leaves) < 0 ? most : leaves;
        return new PendingReplace(
                name("r-" + step),
                claim(
                        qty,
                        known.side().isBuy() ? 0 : covered.value().longValueExact(),
                        "1" + random.nextInt(10)));
    }

    private static ExecutionNews randomNews(Random random, Side side, @Nullable OpenOrder known) {
        boolean isEnd = random.nextInt(4) == 0;
        String answered =
                known == null || known.pending().isEmpty()
                        ? "c-1"
                        : known.pending()
                                .get(random.nextInt(known.pending().size()))
                                .clOrdId()
                                .value();
        long traded = known == null ? 0 : known.cumQty().value().longValueExact();
        if (traded > 0 && random.nextInt(5) == 0) {
            Fill now =
                    random.nextBoolean()
                            ? null
                            : new Fill(
                                    Quantity.of(1 + random.nextInt(60)),
                                    Price.of("1" + random.nextInt(10)));
            return undone(1, side, 1 + random.nextInt((int) traded), "9.5", now);
        }
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                    trade(
                            1,
                            side,
                            1 + random.nextInt(60),
                            random.nextInt(20) + "." + random.nextInt(100),
                            isEnd);
            case 2, 3 -> amended(1, answered, random.nextInt(80), "1" + random.nextInt(10));
            case 4 -> refused(1, answered);
            default -> new ExecutionNews(ORDER, 1, ACCOUNT, new ExecutionNews.Nothing(), isEnd);
        };
    }

    /** Keeps the whole history, and counts from its start each time. */
    private static final class Naive {

        private final Map<Integer, OpenOrder> orders = new HashMap<>();
        private final Map<Integer, List<Object>> events = new HashMap<>();
        private BigDecimal mark = BigDecimal.ZERO;

        Side side(int id) {
            return orders.get(id).side();
        }

        void approved(int id, OpenOrder order) {
            orders.put(id, order);
            events.put(id, new ArrayList<>());
        }

        void replacing(int id, PendingReplace wanted) {
            events.get(id).add(wanted);
        }

        void reported(int id, ExecutionNews news) {
            events.get(id).add(news);
            if (news.change() instanceof ExecutionNews.Traded(_, _, _, var px)) {
                mark = px.value();
            } else if (news.change() instanceof ExecutionNews.Undone undone) {
                mark = undone.now().map(now -> now.px().value()).orElse(mark);
            }
        }

        /** One version of an order's terms: quantity, what it covers, what a unit reserves. */
        private record Version(BigDecimal qty, BigDecimal covered, BigDecimal unit) {

            static Version of(Claim claim) {
                return new Version(
                        claim.orderQty().value(),
                        claim.coveredQty().value(),
                        claim.unitReservation().value());
            }

            BigDecimal leaves(BigDecimal traded) {
                return qty.subtract(traded).max(BigDecimal.ZERO);
            }

            BigDecimal notional(BigDecimal traded) {
                return leaves(traded).multiply(unit);
            }

            BigDecimal reserved(BigDecimal traded) {
                return leaves(traded).subtract(covered).max(BigDecimal.ZERO).multiply(unit);
            }

            Version after(BigDecimal lastQty) {
                return new Version(qty, covered.subtract(lastQty).max(BigDecimal.ZERO), unit);
            }
        }

        void assertEquals(AccountTotals totals, Position position, int step) {
            BigDecimal cash = BigDecimal.ZERO;
            BigDecimal reserved = BigDecimal.ZERO;
            BigDecimal held = BigDecimal.ZERO;
            BigDecimal openBuy = BigDecimal.ZERO;
            BigDecimal openSell = BigDecimal.ZERO;
            BigDecimal buyNotional = BigDecimal.ZERO;
            BigDecimal sellNotional = BigDecimal.ZERO;
            int count = 0;
            for (var entry : orders.entrySet()) {
                OpenOrder order = entry.getValue();
                BigDecimal sign = order.side().sign();
                BigDecimal traded = BigDecimal.ZERO;
                Map<String, Version> versions = new LinkedHashMap<>();
                versions.put("live", Version.of(order.claim()));
                boolean isOpen = true;
                for (Object event : events.get(entry.getKey())) {
                    if (event instanceof PendingReplace wanted) {
                        versions.put(wanted.clOrdId().value(), Version.of(wanted.claim()));
                        continue;
                    }
                    ExecutionNews news = (ExecutionNews) event;
                    if (news.change() instanceof ExecutionNews.Traded(_, _, var qty, var px)) {
                        cash = cash.subtract(px.value().multiply(qty.value()).multiply(sign));
                        held = held.add(qty.value().multiply(sign));
                        traded = traded.add(qty.value());
                        versions.replaceAll((_, version) -> version.after(qty.value()));
                    } else if (news.change() instanceof ExecutionNews.Undone undone) {
                        BigDecimal was = undone.was().qty().value();
                        BigDecimal now =
                                undone.now()
                                        .map(fill -> fill.qty().value())
                                        .orElse(BigDecimal.ZERO);
                        BigDecimal paid =
                                undone.now()
                                        .map(fill -> fill.px().value().multiply(now))
                                        .orElse(BigDecimal.ZERO)
                                        .subtract(undone.was().px().value().multiply(was));
                        cash = cash.subtract(paid.multiply(sign));
                        held = held.add(now.subtract(was).multiply(sign));
                        traded = traded.add(now).subtract(was);
                        BigDecimal more = now.subtract(was).max(BigDecimal.ZERO);
                        versions.replaceAll((_, version) -> version.after(more));
                    } else if (news.change()
                            instanceof ExecutionNews.Amended(var name, var left, var px)) {
                        Version base = versions.getOrDefault(name.value(), versions.get("live"));
                        versions.remove(name.value());
                        versions.put(
                                "live",
                                new Version(
                                        traded.add(left.value()),
                                        base.covered().min(left.value()),
                                        px.orElseThrow().value()));
                    } else if (news.change() instanceof ExecutionNews.RequestRefused(var name)) {
                        versions.remove(name.value());
                    }
                    isOpen = isOpen && !news.isEnd();
                }
                if (isOpen) {
                    BigDecimal all = traded;
                    count++;
                    reserved = reserved.add(most(versions, version -> version.reserved(all)));
                    BigDecimal leaves = most(versions, version -> version.leaves(all));
                    BigDecimal worth = most(versions, version -> version.notional(all));
                    buyNotional = buyNotional.add(order.side().isBuy() ? worth : BigDecimal.ZERO);
                    sellNotional = sellNotional.add(order.side().isBuy() ? BigDecimal.ZERO : worth);
                    openBuy = openBuy.add(order.side().isBuy() ? leaves : BigDecimal.ZERO);
                    openSell = openSell.add(order.side().isBuy() ? BigDecimal.ZERO : leaves);
                }
            }
            assertThat(totals.cashFlow()).as("cash at %d", step).isEqualTo(new Money(cash));
            assertThat(totals.reserved()).as("reserved at %d", step).isEqualTo(new Money(reserved));
            assertThat(totals.openOrders()).as("open at %d", step).isEqualTo(count);
            assertThat(position.qty()).as("held at %d", step).isEqualByComparingTo(held);
            assertThat(position.openBuyQty()).isEqualTo(new Quantity(openBuy));
            assertThat(position.openSellQty()).isEqualTo(new Quantity(openSell));
            Valuation valuation = totals.valuation();
            Money value = new Money(held.multiply(mark));
            assertThat(valuation.net()).as("net at %d", step).isEqualTo(value);
            assertThat(valuation.gross()).isEqualTo(new Money(value.value().abs()));
            assertThat(valuation.openBuys()).isEqualTo(new Money(buyNotional));
            assertThat(valuation.openSells()).isEqualTo(new Money(sellNotional));
        }

        private static BigDecimal most(
                Map<String, Version> versions, Function<Version, BigDecimal> part) {
            return versions.values().stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::max);
        }
    }
}

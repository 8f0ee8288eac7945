package dev.fillstream.risk.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
        assertThat(traded.totals())
                .isEqualTo(new AccountTotals(Money.of("-408"), Money.of("615"), 1, 7));
        assertThat(traded.position())
                .isEqualTo(new Position(new BigDecimal(40), Quantity.of(60), Quantity.ZERO));
        Exposure canceled = traded.book(end(2), ONE, 9);
        assertThat(canceled.totals())
                .isEqualTo(new AccountTotals(Money.of("-408"), Money.ZERO, 0, 9));
        assertThat(canceled.order()).isEmpty();
    }

    @Test
    void booksWhatIsTradedBeyondTheOrder() {
        Exposure traded =
                EMPTY.reserve(order(Side.BUY, 100, 0, "10"))
                        .book(trade(1, Side.BUY, 130, "10", true), ONE, 1);
        assertThat(traded.totals())
                .isEqualTo(new AccountTotals(Money.of("-1300"), Money.ZERO, 0, 1));
        assertThat(traded.position().qty()).isEqualByComparingTo("130");
    }

    @Test
    void booksTradesOfOrdersThatAreNotKnown() {
        Exposure traded = EMPTY.book(trade(3, Side.SELL, 5, "10", true), new BigDecimal(10), 4);
        assertThat(traded.totals()).isEqualTo(new AccountTotals(Money.of("500"), Money.ZERO, 0, 4));
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
            } else {
                ExecutionNews news = randomNews(random, naive.side(id));
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

    private static OpenOrder order(Side side, long qty, long covered, String price) {
        return new OpenOrder(
                ACME,
                side,
                Quantity.of(qty),
                Quantity.of(covered),
                Money.of(price),
                ONE,
                AppliedReports.NONE);
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

    private static ExecutionNews randomNews(Random random, Side side) {
        boolean isEnd = random.nextInt(4) == 0;
        return switch (random.nextInt(4)) {
            case 0, 1 ->
                    trade(
                            1,
                            side,
                            1 + random.nextInt(60),
                            random.nextInt(20) + "." + random.nextInt(100),
                            isEnd);
            case 2 ->
                    new ExecutionNews(
                            ORDER,
                            1,
                            ACCOUNT,
                            new ExecutionNews.Restated(Quantity.of(random.nextInt(80))),
                            isEnd);
            default -> new ExecutionNews(ORDER, 1, ACCOUNT, new ExecutionNews.Nothing(), isEnd);
        };
    }

    /** Keeps the whole history, and counts from its start each time. */
    private static final class Naive {

        private final Map<Integer, OpenOrder> orders = new HashMap<>();
        private final Map<Integer, List<ExecutionNews>> reports = new HashMap<>();

        Side side(int id) {
            return orders.get(id).side();
        }

        void approved(int id, OpenOrder order) {
            orders.put(id, order);
            reports.put(id, new ArrayList<>());
        }

        void reported(int id, ExecutionNews news) {
            reports.get(id).add(news);
        }

        void assertEquals(AccountTotals totals, Position position, int step) {
            BigDecimal cash = BigDecimal.ZERO;
            BigDecimal reserved = BigDecimal.ZERO;
            BigDecimal held = BigDecimal.ZERO;
            BigDecimal openBuy = BigDecimal.ZERO;
            BigDecimal openSell = BigDecimal.ZERO;
            int count = 0;
            for (var entry : orders.entrySet()) {
                OpenOrder order = entry.getValue();
                BigDecimal sign = order.side().sign();
                BigDecimal leaves = order.leavesQty().value();
                BigDecimal covered = order.coveredQty().value();
                boolean isOpen = true;
                for (ExecutionNews news : reports.get(entry.getKey())) {
                    if (news.change() instanceof ExecutionNews.Traded(_, _, var qty, var px)) {
                        cash = cash.subtract(px.value().multiply(qty.value()).multiply(sign));
                        held = held.add(qty.value().multiply(sign));
                        leaves = leaves.subtract(qty.value()).max(BigDecimal.ZERO);
                        covered = covered.subtract(qty.value()).max(BigDecimal.ZERO);
                    } else if (news.change() instanceof ExecutionNews.Restated(var left)) {
                        leaves = left.value();
                        covered = covered.min(leaves);
                    }
                    isOpen = isOpen && !news.isEnd();
                }
                if (isOpen) {
                    count++;
                    reserved =
                            reserved.add(
                                    leaves.subtract(covered)
                                            .multiply(order.unitReservation().value()));
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
        }
    }
}

package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.exposure.ExecutionNews.Amended;
import dev.fillstream.risk.exposure.ExecutionNews.Fill;
import dev.fillstream.risk.exposure.ExecutionNews.Nothing;
import dev.fillstream.risk.exposure.ExecutionNews.RequestRefused;
import dev.fillstream.risk.exposure.ExecutionNews.Traded;
import dev.fillstream.risk.exposure.ExecutionNews.Undone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The part of an account's exposure that one order touches. All steps are pure and cost the same
 * however many orders are open.
 *
 * @param order the order as long as it is open
 */
public record Exposure(AccountTotals totals, Position position, Optional<OpenOrder> order) {

    /** After an order was approved, or a replace of it. */
    public Exposure enter(OpenOrder approved, Entry entry) {
        Exposure begun = marked(entry.mark()).inDay(entry.calendar(), entry.date());
        TradingDay day =
                begun.totals.activity().day(entry.calendar(), entry.date(), begun.totals.worth());
        Activity active =
                begun.totals
                        .activity()
                        .with(day.plus(entry.notional()))
                        .ordered(entry.time(), entry.intervalNanos());
        return new Exposure(begun.totals.with(active), begun.position, begun.order)
                .reserve(approved);
    }

    /** The same, before anything else of a trading day happens. */
    public Exposure inDay(String calendar, LocalDate date) {
        TradingDay day = totals.activity().day(calendar, date, totals.worth());
        return totals.activity().days().contains(day)
                ? this
                : new Exposure(totals.with(totals.activity().with(day)), position, order);
    }

    /** With the order bound as {@code approved} says. */
    public Exposure reserve(OpenOrder approved) {
        return with(approved.side(), Optional.of(approved));
    }

    /**
     * After a report that was not applied before.
     *
     * @param multiplier of the instrument, for an order that is not known here any more
     * @param offset where the report stood in {@code executions}
     */
    public Exposure book(ExecutionNews news, BigDecimal multiplier, long offset) {
        return order.map(open -> release(open, news))
                .orElse(this)
                .trade(news, order.map(OpenOrder::multiplier).orElse(multiplier), offset);
    }

    private Exposure release(OpenOrder open, ExecutionNews news) {
        return with(open.side(), news.isEnd() ? Optional.empty() : Optional.of(open.after(news)));
    }

    private Exposure with(Side side, Optional<OpenOrder> next) {
        Position bound =
                position.withOpen(
                        side,
                        next.map(OpenOrder::leavesQty).orElse(Quantity.ZERO),
                        order.map(OpenOrder::leavesQty).orElse(Quantity.ZERO),
                        next.map(OpenOrder::notional).orElse(Money.ZERO),
                        order.map(OpenOrder::notional).orElse(Money.ZERO));
        AccountTotals after =
                new AccountTotals(
                        totals.cashFlow(),
                        totals.reserved()
                                .minus(order.map(OpenOrder::reservation).orElse(Money.ZERO))
                                .plus(next.map(OpenOrder::reservation).orElse(Money.ZERO)),
                        totals.openOrders() + count(next) - count(order),
                        totals.executionsOffset(),
                        totals.valuation().with(position, bound),
                        totals.activity(),
                        totals.gap());
        return new Exposure(after, bound, next);
    }

    private Exposure marked(Money mark) {
        Position after = position.marked(mark);
        return new Exposure(totals.with(totals.valuation().with(position, after)), after, order);
    }

    private static int count(Optional<OpenOrder> one) {
        return one.isPresent() ? 1 : 0;
    }

    private Exposure trade(ExecutionNews news, BigDecimal multiplier, long offset) {
        Exposure moved =
                switch (news.change()) {
                    case Traded(_, var side, var lastQty, var lastPx) ->
                            with(side, new Fill(lastQty, lastPx), multiplier);
                    case Undone undone -> without(undone, multiplier);
                    case Nothing _, Amended _, RequestRefused _ -> this;
                };
        AccountTotals after =
                new AccountTotals(
                        moved.totals.cashFlow(),
                        totals.reserved(),
                        totals.openOrders(),
                        news.movesTotals() ? offset : totals.executionsOffset(),
                        totals.valuation().with(position, moved.position),
                        totals.activity(),
                        totals.gap());
        return new Exposure(after, moved.position, order);
    }

    private Exposure without(Undone undone, BigDecimal multiplier) {
        Side opposite = undone.side().isBuy() ? Side.SELL : Side.BUY;
        Exposure back = with(opposite, undone.was(), multiplier);
        Exposure before = new Exposure(back.totals, back.position.marked(position.mark()), order);
        return undone.now().map(now -> before.with(undone.side(), now, multiplier)).orElse(before);
    }

    /** Cash and position after a fill; nothing else. */
    private Exposure with(Side side, Fill fill, BigDecimal multiplier) {
        Money unit = new Money(fill.px().value()).times(multiplier);
        Money paid = unit.times(fill.qty().value());
        return new Exposure(
                totals.flowing(side.isBuy() ? paid.negated() : paid),
                position.withTrade(side, fill.qty(), unit),
                order);
    }
}

package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The part of an account's exposure that one order touches. Both steps are pure and cost the same
 * however many orders are open.
 *
 * @param order the order as long as it is open
 */
public record Exposure(AccountTotals totals, Position position, Optional<OpenOrder> order) {

    /** After an order was approved. */
    public Exposure reserve(OpenOrder approved) {
        return new Exposure(
                totals.withOrder(approved.reservation()),
                position.withOpen(approved.side(), Quantity.ZERO, approved.leavesQty()),
                Optional.of(approved));
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
        OpenOrder next = open.after(news);
        var leaves = news.isEnd() ? Quantity.ZERO : next.leavesQty();
        Money reservation = news.isEnd() ? Money.ZERO : next.reservation();
        return new Exposure(
                new AccountTotals(
                        totals.cashFlow(),
                        totals.reserved().minus(open.reservation()).plus(reservation),
                        news.isEnd() ? totals.openOrders() - 1 : totals.openOrders(),
                        totals.executionsOffset()),
                position.withOpen(open.side(), open.leavesQty(), leaves),
                news.isEnd() ? Optional.empty() : Optional.of(next));
    }

    private Exposure trade(ExecutionNews news, BigDecimal multiplier, long offset) {
        Money flow = Money.ZERO;
        Position moved = position;
        if (news.change() instanceof ExecutionNews.Traded(_, var side, var lastQty, var lastPx)) {
            Money paid = lastPx.times(lastQty).times(multiplier);
            flow = side.isBuy() ? paid.negated() : paid;
            moved = position.withTrade(side, lastQty);
        }
        AccountTotals after =
                new AccountTotals(
                        totals.cashFlow().plus(flow),
                        totals.reserved(),
                        totals.openOrders(),
                        news.movesTotals() ? offset : totals.executionsOffset());
        return new Exposure(after, moved, order);
    }
}

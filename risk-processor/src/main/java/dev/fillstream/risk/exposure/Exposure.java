package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.Side;
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

    /** After an order was approved, or a replace of it. */
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
        Money released = order.map(OpenOrder::reservation).orElse(Money.ZERO);
        Money reserved = next.map(OpenOrder::reservation).orElse(Money.ZERO);
        AccountTotals after =
                new AccountTotals(
                        totals.cashFlow(),
                        totals.reserved().minus(released).plus(reserved),
                        totals.openOrders() + count(next) - count(order),
                        totals.executionsOffset());
        Position bound =
                position.withOpen(
                        side,
                        order.map(OpenOrder::leavesQty).orElse(Quantity.ZERO),
                        next.map(OpenOrder::leavesQty).orElse(Quantity.ZERO));
        return new Exposure(after, bound, next);
    }

    private static int count(Optional<OpenOrder> one) {
        return one.isPresent() ? 1 : 0;
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

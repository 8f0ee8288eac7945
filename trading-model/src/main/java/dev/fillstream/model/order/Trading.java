package dev.fillstream.model.order;

import static dev.fillstream.model.order.Transition.DUPLICATE;

import dev.fillstream.model.order.OrderState.Ended;
import dev.fillstream.model.order.OrderState.Filled;
import dev.fillstream.model.order.OrderState.FilledAfterEnd;
import dev.fillstream.model.order.OrderState.Open;
import dev.fillstream.model.order.OrderState.Pending;
import dev.fillstream.model.order.OrderState.Received;
import dev.fillstream.model.order.OrderState.Working;
import dev.fillstream.model.order.Transition.Broken;
import dev.fillstream.model.order.Transition.Ignored;
import dev.fillstream.model.order.Transition.Parked;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trades, and what the venue makes of them later. They count in every state. */
final class Trading {

    static final String LATE = "traded after the order had ended";

    private Trading() {}

    static Transition traded(Order order, OrderEvent.Traded event, OrderHistory history) {
        if (history.hasSeen(event.execId())) {
            return repeated(event.execId(), event.lastQty(), event.lastPx(), history);
        }
        Trade trade = new Trade(event.execId(), event.lastQty(), event.lastPx(), Trade.STANDS);
        Quantity cumQty = order.cumQty().plus(trade.lastQty());
        Order next =
                order.withTraded(
                        cumQty,
                        order.cumNotional().plus(trade.notional()),
                        standing(order.state(), order.live().orderQty(), cumQty));
        return Reports.about(next, event.transactTime())
                .trade(trade, order.isTerminal() ? LATE : "")
                .booking(List.of(trade))
                .applied();
    }

    static Transition canceled(Order order, OrderEvent.TradeCanceled event, OrderHistory history) {
        if (history.hasSeen(event.execId())) {
            return DUPLICATE;
        }
        Trade trade = current(event.execRefId(), history);
        if (trade == null) {
            return new Parked(Parked.Reason.TRADE_NOT_BOOKED);
        }
        if (trade.standing() instanceof Trade.Busted) {
            return new Ignored(Ignored.Reason.TRADE_ALREADY_CANCELED);
        }
        if (!covers(order, trade)) {
            return inconsistent(order, trade);
        }
        Order next = without(order, trade);
        Trade bust = new Trade(event.execId(), trade.lastQty(), trade.lastPx(), Trade.BUSTED);
        return Reports.about(settled(next), event.transactTime())
                .bust(event.execId(), event.execRefId(), trade)
                .booking(List.of(bust, trade.as(Trade.BUSTED)))
                .applied();
    }

    static Transition corrected(
            Order order, OrderEvent.TradeCorrected event, OrderHistory history) {
        if (history.hasSeen(event.execId())) {
            return repeated(event.execId(), event.lastQty(), event.lastPx(), history);
        }
        Trade trade = current(event.execRefId(), history);
        if (trade == null) {
            return new Parked(Parked.Reason.TRADE_NOT_BOOKED);
        }
        if (trade.standing() instanceof Trade.Busted || !covers(order, trade)) {
            return inconsistent(order, trade);
        }
        Trade corrected = new Trade(event.execId(), event.lastQty(), event.lastPx(), Trade.STANDS);
        Order without = without(order, trade);
        Order next =
                without.withTraded(
                        without.cumQty().plus(corrected.lastQty()),
                        without.cumNotional().plus(corrected.notional()),
                        without.state());
        return Reports.about(settled(next), event.transactTime())
                .correction(corrected, event.execRefId(), trade)
                .booking(List.of(corrected, trade.as(new Trade.CorrectedBy(corrected.execId()))))
                .applied();
    }

    private static Transition repeated(
            ExecId execId, Quantity lastQty, Price lastPx, OrderHistory history) {
        Trade booked = history.trade(execId);
        return booked != null && booked.lastQty().equals(lastQty) && booked.lastPx().equals(lastPx)
                ? DUPLICATE
                : new Broken(
                        Broken.Reason.EXEC_ID_REUSED,
                        execId + " came again as " + lastQty + " at " + lastPx);
    }

    /** The trade that counts under this id, corrections followed; null where none is booked. */
    private static @Nullable Trade current(ExecId execId, OrderHistory history) {
        Trade trade = history.trade(execId);
        while (trade != null && trade.standing() instanceof Trade.CorrectedBy(ExecId next)) {
            trade = history.trade(next);
        }
        return trade;
    }

    private static boolean covers(Order order, Trade trade) {
        Quantity cumQty = order.cumQty();
        Money rest = order.cumNotional().minus(trade.notional());
        return cumQty.compareTo(trade.lastQty()) >= 0 && !rest.isNegative();
    }

    private static Order without(Order order, Trade trade) {
        return order.withTraded(
                order.cumQty().minus(trade.lastQty()),
                order.cumNotional().minus(trade.notional()),
                order.state());
    }

    private static Order settled(Order order) {
        return order.withState(standing(order.state(), order.live().orderQty(), order.cumQty()));
    }

    /** Where the order stands with so much of it traded. */
    private static OrderState standing(OrderState state, Quantity orderQty, Quantity cumQty) {
        boolean whole = cumQty.compareTo(orderQty) >= 0;
        return switch (state) {
            case Received _ -> Working.of(cumQty).traded(orderQty, cumQty);
            case Open open -> open.traded(orderQty, cumQty);
            case Pending pending -> pending.over(pending.before().working(cumQty));
            case Filled filled -> whole ? filled : Working.of(cumQty);
            case FilledAfterEnd filled -> whole ? filled : filled.end();
            case Ended end -> whole ? new FilledAfterEnd(end) : end;
        };
    }

    private static Transition inconsistent(Order order, Trade trade) {
        return new Broken(
                Broken.Reason.TRADES_INCONSISTENT,
                trade.execId()
                        + " of "
                        + trade.lastQty()
                        + " does not stand, cumQty is "
                        + order.cumQty());
    }
}

package dev.fillstream.venue.book;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.venue.book.BookCommand.Cancel;
import dev.fillstream.venue.book.BookCommand.Enter;
import dev.fillstream.venue.book.BookCommand.Replace;
import dev.fillstream.venue.book.BookEvent.Canceled;
import dev.fillstream.venue.book.BookEvent.Cause;
import dev.fillstream.venue.book.BookEvent.Refusal;
import dev.fillstream.venue.book.BookEvent.Refused;
import dev.fillstream.venue.book.BookEvent.Replaced;
import dev.fillstream.venue.book.BookEvent.Rested;
import dev.fillstream.venue.book.BookEvent.Traded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A price-time-priority order book: better prices trade first, at one price the earlier order does,
 * and the price of a trade is the resting order's. Never crossed when a command is done. One thread
 * at a time.
 */
public final class OrderBook {

    private final BookSide bids = BookSide.bids();
    private final BookSide asks = BookSide.asks();
    private final Map<BookOrderId, RestingOrder> resting = new HashMap<>();

    /** Does what is asked and tells what happened, in order. */
    public List<BookEvent> handle(BookCommand command) {
        return switch (command) {
            case Enter enter -> enter(enter);
            case Cancel(var id) -> cancel(id);
            case Replace replace -> replace(replace);
        };
    }

    public Optional<Price> bestBid() {
        return bids.bestPrice();
    }

    public Optional<Price> bestAsk() {
        return asks.bestPrice();
    }

    /** What rests at that price. */
    public Quantity quantityAt(Side side, Price price) {
        return side(side).quantityAt(price);
    }

    /** How many orders rest. */
    public int restingOrders() {
        return resting.size();
    }

    private List<BookEvent> enter(Enter order) {
        if (order.quantity().isZero()) {
            return refused(order.id(), Refusal.QUANTITY_ZERO);
        }
        if (order.ordType().stopPrice().isPresent()) {
            return refused(order.id(), Refusal.ORD_TYPE_UNSUPPORTED);
        }
        if (resting.containsKey(order.id())) {
            return refused(order.id(), Refusal.ORDER_ID_IN_USE);
        }
        if (order.timeInForce() instanceof TimeInForce.FillOrKill
                && !opposite(order.side()).covers(order.ordType(), order.quantity())) {
            return List.of(new Canceled(order.id(), order.quantity(), Cause.NOT_FILLABLE_IN_FULL));
        }
        List<BookEvent> events = new ArrayList<>(2);
        Quantity leavesQty =
                trade(order.id(), order.side(), order.ordType(), order.quantity(), events);
        if (!leavesQty.isZero()) {
            restOrCancel(order, leavesQty, events);
        }
        return events;
    }

    private void restOrCancel(Enter order, Quantity leavesQty, List<BookEvent> events) {
        if (order.ordType() instanceof OrdType.Limit(var price) && mayRest(order.timeInForce())) {
            rest(order.id(), order.side(), price, leavesQty);
            events.add(new Rested(order.id(), price, leavesQty));
        } else {
            events.add(new Canceled(order.id(), leavesQty, Cause.NOTHING_LEFT_TO_TRADE_WITH));
        }
    }

    private static boolean mayRest(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day(), TimeInForce.GoodTillCancel(), TimeInForce.GoodTillDate(_) ->
                    true;
            case TimeInForce.ImmediateOrCancel(), TimeInForce.FillOrKill() -> false;
        };
    }

    /** Trades against the other side and returns what is left. */
    private Quantity trade(
            BookOrderId id, Side side, OrdType ordType, Quantity quantity, List<BookEvent> events) {
        BookSide opposite = opposite(side);
        Quantity leavesQty = quantity;
        while (!leavesQty.isZero()) {
            RestingOrder maker = opposite.firstWithin(ordType);
            if (maker == null) {
                break;
            }
            Quantity traded =
                    leavesQty.compareTo(maker.leavesQty) < 0 ? leavesQty : maker.leavesQty;
            leavesQty = leavesQty.minus(traded);
            maker.level.reduce(maker, traded);
            if (maker.leavesQty.isZero()) {
                takeOut(maker);
            }
            events.add(new Traded(maker.id, id, maker.level.price, traded));
        }
        return leavesQty;
    }

    private List<BookEvent> cancel(BookOrderId id) {
        RestingOrder order = resting.get(id);
        if (order == null) {
            return refused(id, Refusal.ORDER_UNKNOWN);
        }
        takeOut(order);
        return List.of(new Canceled(id, order.leavesQty, Cause.REQUESTED));
    }

    private List<BookEvent> replace(Replace replace) {
        RestingOrder order = resting.get(replace.id());
        if (order == null) {
            return refused(replace.id(), Refusal.ORDER_UNKNOWN);
        }
        if (replace.leavesQty().isZero()) {
            return refused(replace.id(), Refusal.QUANTITY_ZERO);
        }
        Price price = replace.price();
        Quantity leavesQty = replace.leavesQty();
        if (price.equals(order.level.price) && leavesQty.compareTo(order.leavesQty) <= 0) {
            order.level.reduce(order, order.leavesQty.minus(leavesQty));
            return List.of(new Replaced(replace.id(), price, leavesQty, true));
        }
        takeOut(order);
        List<BookEvent> events = new ArrayList<>(3);
        events.add(new Replaced(replace.id(), price, leavesQty, false));
        Quantity left =
                trade(replace.id(), order.side, new OrdType.Limit(price), leavesQty, events);
        if (!left.isZero()) {
            rest(replace.id(), order.side, price, left);
            events.add(new Rested(replace.id(), price, left));
        }
        return events;
    }

    private void rest(BookOrderId id, Side side, Price price, Quantity leavesQty) {
        Level level = side(side).levelAt(price);
        RestingOrder order = new RestingOrder(id, side, level, leavesQty);
        level.append(order);
        resting.put(id, order);
    }

    private void takeOut(RestingOrder order) {
        resting.remove(order.id);
        side(order.side).remove(order);
    }

    private BookSide side(Side side) {
        return side.isBuy() ? bids : asks;
    }

    private BookSide opposite(Side side) {
        return side.isBuy() ? asks : bids;
    }

    private static List<BookEvent> refused(BookOrderId id, Refusal refusal) {
        return List.of(new Refused(id, refusal));
    }
}

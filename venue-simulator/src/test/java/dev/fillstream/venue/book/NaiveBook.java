package dev.fillstream.venue.book;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The book as a list that is sorted anew for every trade: too slow to use, too plain to be wrong.
 */
final class NaiveBook {

    private final List<Entry> entries = new ArrayList<>();
    private long arrivals;

    private record Entry(BookOrderId id, Side side, Price price, Quantity leavesQty, long arrival) {

        Entry with(Quantity quantity) {
            return new Entry(id, side, price, quantity, arrival);
        }
    }

    List<BookEvent> handle(BookCommand command) {
        List<BookEvent> events = new ArrayList<>();
        Optional<Entry> present =
                entries.stream().filter(e -> e.id().equals(command.id())).findFirst();
        switch (command) {
            case BookCommand.Enter enter -> enter(enter, present, events);
            case BookCommand.Cancel cancel -> {
                if (present.isEmpty()) {
                    events.add(unknown(cancel.id()));
                } else {
                    entries.remove(present.get());
                    events.add(
                            new BookEvent.Canceled(
                                    cancel.id(),
                                    present.get().leavesQty(),
                                    BookEvent.Cause.REQUESTED));
                }
            }
            case BookCommand.Replace replace -> {
                if (present.isEmpty()) {
                    events.add(unknown(replace.id()));
                } else {
                    replace(replace, present.get(), events);
                }
            }
        }
        return events;
    }

    Quantity total() {
        return entries.stream().map(Entry::leavesQty).reduce(Quantity.ZERO, Quantity::plus);
    }

    private void enter(BookCommand.Enter order, Optional<Entry> present, List<BookEvent> events) {
        if (present.isPresent()) {
            events.add(new BookEvent.Refused(order.id(), BookEvent.Refusal.ORDER_ID_IN_USE));
            return;
        }
        Optional<Price> limit = order.ordType().limitPrice();
        if (order.timeInForce() instanceof TimeInForce.FillOrKill
                && reachable(order.side(), limit).stream()
                                .map(Entry::leavesQty)
                                .reduce(Quantity.ZERO, Quantity::plus)
                                .compareTo(order.quantity())
                        < 0) {
            events.add(
                    new BookEvent.Canceled(
                            order.id(), order.quantity(), BookEvent.Cause.NOT_FILLABLE_IN_FULL));
            return;
        }
        Quantity left = trade(order.id(), order.side(), limit, order.quantity(), events);
        boolean rests =
                limit.isPresent()
                        && !(order.timeInForce() instanceof TimeInForce.ImmediateOrCancel)
                        && !(order.timeInForce() instanceof TimeInForce.FillOrKill);
        if (left.isZero()) {
            return;
        }
        if (rests) {
            rest(order.id(), order.side(), limit.get(), left, events);
        } else {
            events.add(
                    new BookEvent.Canceled(
                            order.id(), left, BookEvent.Cause.NOTHING_LEFT_TO_TRADE_WITH));
        }
    }

    private void replace(BookCommand.Replace replace, Entry present, List<BookEvent> events) {
        boolean keeps =
                replace.price().equals(present.price())
                        && replace.leavesQty().compareTo(present.leavesQty()) <= 0;
        events.add(
                new BookEvent.Replaced(replace.id(), replace.price(), replace.leavesQty(), keeps));
        if (keeps) {
            entries.set(entries.indexOf(present), present.with(replace.leavesQty()));
            return;
        }
        entries.remove(present);
        Quantity left =
                trade(
                        replace.id(),
                        present.side(),
                        Optional.of(replace.price()),
                        replace.leavesQty(),
                        events);
        if (!left.isZero()) {
            rest(replace.id(), present.side(), replace.price(), left, events);
        }
    }

    private Quantity trade(
            BookOrderId id,
            Side side,
            Optional<Price> limit,
            Quantity quantity,
            List<BookEvent> events) {
        Quantity left = quantity;
        while (!left.isZero() && !reachable(side, limit).isEmpty()) {
            Entry maker = reachable(side, limit).getFirst();
            Quantity traded = left.compareTo(maker.leavesQty()) < 0 ? left : maker.leavesQty();
            int place = entries.indexOf(maker);
            Entry after = maker.with(maker.leavesQty().minus(traded));
            if (after.leavesQty().isZero()) {
                entries.remove(place);
            } else {
                entries.set(place, after);
            }
            left = left.minus(traded);
            events.add(new BookEvent.Traded(maker.id(), id, maker.price(), traded));
        }
        return left;
    }

    private List<Entry> reachable(Side taker, Optional<Price> limit) {
        Comparator<Entry> byPrice = Comparator.comparing(Entry::price);
        Comparator<Entry> best = taker.isBuy() ? byPrice : byPrice.reversed();
        return entries.stream()
                .filter(e -> e.side().isBuy() != taker.isBuy())
                .filter(
                        e ->
                                limit.isEmpty()
                                        || (taker.isBuy()
                                                ? e.price().compareTo(limit.get()) <= 0
                                                : e.price().compareTo(limit.get()) >= 0))
                .sorted(best.thenComparing(Entry::arrival))
                .toList();
    }

    private void rest(
            BookOrderId id, Side side, Price price, Quantity left, List<BookEvent> events) {
        entries.add(new Entry(id, side, price, left, arrivals++));
        events.add(new BookEvent.Rested(id, price, left));
    }

    private static BookEvent unknown(BookOrderId id) {
        return new BookEvent.Refused(id, BookEvent.Refusal.ORDER_UNKNOWN);
    }
}

package dev.fillstream.venue.book;

import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import org.jspecify.annotations.Nullable;

/** All orders at one price of one side, earliest first. */
final class Level {

    final Price price;
    Quantity total = Quantity.ZERO;
    @Nullable RestingOrder first;
    private @Nullable RestingOrder last;

    Level(Price price) {
        this.price = price;
    }

    void append(RestingOrder order) {
        order.earlier = last;
        if (last == null) {
            first = order;
        } else {
            last.later = order;
        }
        last = order;
        total = total.plus(order.leavesQty);
    }

    void reduce(RestingOrder order, Quantity by) {
        order.leavesQty = order.leavesQty.minus(by);
        total = total.minus(by);
    }

    void remove(RestingOrder order) {
        RestingOrder earlier = order.earlier;
        RestingOrder later = order.later;
        if (earlier == null) {
            first = later;
        } else {
            earlier.later = later;
        }
        if (later == null) {
            last = earlier;
        } else {
            later.earlier = earlier;
        }
        order.earlier = null;
        order.later = null;
        total = total.minus(order.leavesQty);
    }

    boolean isEmpty() {
        return first == null;
    }
}

package dev.fillstream.venue.book;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Quantity;
import org.jspecify.annotations.Nullable;

/** An order that waits in a level's queue. Linked by hand, so that leaving the middle is cheap. */
final class RestingOrder {

    final BookOrderId id;
    final Side side;
    final Level level;
    Quantity leavesQty;
    @Nullable RestingOrder earlier;
    @Nullable RestingOrder later;

    RestingOrder(BookOrderId id, Side side, Level level, Quantity leavesQty) {
        this.id = id;
        this.side = side;
        this.level = level;
        this.leavesQty = leavesQty;
    }
}

package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.adapter.streams.OrderIndex.End;
import dev.fillstream.intake.view.OrderView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Forgets orders of one partition that ended long ago, by the time of the records: a few whenever
 * one is due, so that as many go as come, and no step is long. Where nothing is due it costs a
 * comparison.
 */
final class Retention {

    private static final int AT_ONCE = 16;

    private final OrderStore orders;
    private final long keptMillis;

    /** All before has been looked at. */
    private End next = End.FIRST;

    Retention(OrderStore orders, Duration kept) {
        this.orders = orders;
        this.keptMillis = kept.toMillis();
    }

    /** The order has ended, or something was said of it since. */
    void ended(OrderView view) {
        End end = End.of(view);
        orders.index().addEnd(end);
        if (end.millis() < next.millis()) {
            next = end;
        }
    }

    /** Forgets what ended too long before {@code streamTimeMillis}. */
    void forget(long streamTimeMillis) {
        long before = streamTimeMillis - keptMillis;
        if (next.millis() < before) {
            due(before).forEach(this::forget);
        }
    }

    private List<End> due(long before) {
        List<End> due = new ArrayList<>();
        try (var ends = orders.index().ends(next, before)) {
            while (ends.hasNext() && due.size() < AT_ONCE) {
                due.add(End.of(ends.next().key));
            }
            next = ends.hasNext() ? End.of(ends.peekNextKey()) : End.at(before);
        }
        return due;
    }

    /** An order of which more was said after that end has another one, or has none. */
    private void forget(End end) {
        OrderView view = orders.get(end.orderId());
        if (view != null && view.ordStatus().isEnd() && End.of(view).equals(end)) {
            orders.remove(view);
        }
        orders.index().removeEnd(end);
    }
}

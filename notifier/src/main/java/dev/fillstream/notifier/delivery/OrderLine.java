package dev.fillstream.notifier.delivery;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What one endpoint still has to be told about one order, the earliest report first. */
final class OrderLine {

    final int partition;

    /** The attempt under way; never more than one per order. */
    @Nullable Delivery inFlight;

    /** Later reports, in memory. Empty while {@link #rows} is not zero. */
    final ArrayDeque<Delivery> waiting = new ArrayDeque<>();

    /** Reports that stand in the database. While there are any, every new one goes behind them. */
    int rows;

    OrderLine(int partition) {
        this.partition = partition;
    }

    boolean isIdle() {
        return inFlight == null && waiting.isEmpty() && rows == 0;
    }
}

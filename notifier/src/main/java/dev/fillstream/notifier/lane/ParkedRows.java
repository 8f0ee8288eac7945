package dev.fillstream.notifier.lane;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a lane knows of the rows that stand for its deliveries. One thread only. */
public final class ParkedRows {

    private final OrderLines lines;
    private final LaneCount count;

    ParkedRows(OrderLines lines, LaneCount count) {
        this.lines = lines;
        this.count = count;
    }

    public int number() {
        return lines.rows();
    }

    /** Rows of an order found at the start. */
    public void found(UUID orderId, int partition, int number) {
        count.adopted += number;
        OrderLine line = lines.open(orderId, partition);
        lines.addRows(line, number);
        lines.tidy(line);
    }

    /** Rows found at the start, too many to know their orders. */
    public void foundHidden(int partition, int number) {
        count.adopted += number;
        lines.hideRows(partition, number);
    }

    /** A row that should have been written was there before: there is one less than thought. */
    public void wasThere(UUID orderId, int partition) {
        OrderLine line = lines.find(orderId);
        if (line != null && line.rows > 0) {
            count.dropped++;
            lines.dropRow(line);
            lines.tidy(line);
        } else if (lines.hides(partition)) {
            count.dropped++;
            lines.hideRows(partition, -1);
        }
    }

    /** A row turned up of an order that had none: it was hidden, or nobody had counted it. */
    void turnedUp(OrderLine line) {
        if (lines.hides(line.partition)) {
            lines.reveal(line);
        } else {
            count.adopted++;
            lines.addRows(line, 1);
        }
    }

    /** Its delivery is done with; where the row was dropped with its partition, that is undone. */
    void ended(@Nullable OrderLine line) {
        if (line == null) {
            count.adopted++;
        } else {
            lines.dropRow(line);
        }
    }
}

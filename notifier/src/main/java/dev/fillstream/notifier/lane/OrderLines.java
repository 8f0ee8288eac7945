package dev.fillstream.notifier.lane;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one endpoint that are not done with. Orders that only have rows are known one by
 * one up to a limit; of the others their number is kept, per partition, and while it is not zero an
 * order that is not known here may have rows.
 *
 * <p>Always: the rows of a known order are at most those in the database, and known and hidden ones
 * together are all of them. So when none is hidden, the known ones are exact.
 */
final class OrderLines {

    private final int mostParked;
    private final Map<UUID, OrderLine> lines = new HashMap<>();
    private final Map<Integer, Integer> hidden = new HashMap<>();
    private int parkedOrders;
    private int rows;

    OrderLines(int mostParked) {
        this.mostParked = mostParked;
    }

    @Nullable OrderLine find(UUID orderId) {
        return lines.get(orderId);
    }

    OrderLine open(UUID orderId, int partition) {
        return lines.computeIfAbsent(orderId, id -> new OrderLine(id, partition));
    }

    List<OrderLine> all() {
        return List.copyOf(lines.values());
    }

    /** Whether an order of that partition that is not known here may have rows. */
    boolean hides(int partition) {
        return !hidden.isEmpty() && hidden.containsKey(partition);
    }

    int rows() {
        return rows;
    }

    /** Orders and counters in memory. */
    int size() {
        return lines.size() + hidden.size();
    }

    void addRows(OrderLine line, int more) {
        parkedOrders += line.rows == 0 && more > 0 ? 1 : 0;
        line.rows += more;
        rows += more;
        parkedOrders -= line.rows == 0 && more < 0 ? 1 : 0;
    }

    void dropRow(OrderLine line) {
        if (line.rows > 0) {
            addRows(line, -1);
        }
    }

    void hideRows(int partition, int more) {
        rows += more;
        hidden.merge(partition, more, Integer::sum);
        hidden.values().removeIf(number -> number <= 0);
    }

    /** Lets a line that needs no memory go: it is done with, or one of too many that wait. */
    void tidy(OrderLine line) {
        if (line.isIdle()) {
            lines.remove(line.orderId);
        } else if (line.hasOnlyRows() && parkedOrders > mostParked) {
            int number = line.rows;
            addRows(line, -number);
            hideRows(line.partition, number);
            lines.remove(line.orderId);
        }
    }

    /** A hidden row turned up: its order is known from now on. */
    void reveal(OrderLine line) {
        hideRows(line.partition, -1);
        addRows(line, 1);
    }

    /** Removes the lines of these partitions and what is hidden of them; answers the lines. */
    List<OrderLine> remove(Predicate<Integer> partitions) {
        List<OrderLine> removed =
                lines.values().stream().filter(line -> partitions.test(line.partition)).toList();
        for (OrderLine line : removed) {
            addRows(line, -line.rows);
            lines.remove(line.orderId);
        }
        Map.copyOf(hidden)
                .forEach(
                        (partition, number) -> {
                            if (partitions.test(partition)) {
                                hideRows(partition, -number);
                            }
                        });
        return removed;
    }
}

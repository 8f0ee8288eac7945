package dev.fillstream.notifier.lane;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders that could send something if there was room, the most urgent first and in their order
 * among equals. An order is as urgent as the most urgent report that waits in it.
 */
final class ReadyLines {

    private final Map<Urgency, ArrayDeque<OrderLine>> byUrgency = new EnumMap<>(Urgency.class);

    ReadyLines() {
        for (Urgency urgency : Urgency.values()) {
            byUrgency.put(urgency, new ArrayDeque<>());
        }
    }

    void add(OrderLine line) {
        Urgency most = Urgency.STATUS;
        for (Delivery delivery : line.waiting) {
            Urgency urgency = delivery.event().urgency();
            most = urgency.compareTo(most) < 0 ? urgency : most;
        }
        queue(most).add(line);
    }

    /** The next that can start, left where it is. What can no more is forgotten on the way. */
    @Nullable OrderLine peek() {
        for (ArrayDeque<OrderLine> queue : byUrgency.values()) {
            OrderLine line = queue.peek();
            while (line != null && !line.canStart()) {
                queue.remove();
                line = queue.peek();
            }
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    private ArrayDeque<OrderLine> queue(Urgency urgency) {
        return byUrgency.computeIfAbsent(urgency, _ -> new ArrayDeque<>());
    }
}

package dev.fillstream.execution.adapter.venue.paper;

import dev.fillstream.execution.adapter.venue.paper.PaperPrices.Quote;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stops that wait, those first that the market reaches first, so that a new quote looks only at
 * the ones that it sets off. Any thread may ask.
 */
final class WaitingStops {

    private record Queue(Symbol symbol, boolean isBuy) {}

    private final Map<OrderId, WaitingStop> stops = new HashMap<>();
    private final Map<Queue, NavigableMap<Price, Map<OrderId, WaitingStop>>> queues =
            new HashMap<>();

    synchronized void add(WaitingStop stop) {
        if (stops.putIfAbsent(stop.orderId(), stop) == null) {
            queues.computeIfAbsent(queue(stop), WaitingStops::levels)
                    .computeIfAbsent(stop.stopPx(), _ -> new LinkedHashMap<>())
                    .put(stop.orderId(), stop);
        }
    }

    synchronized Optional<WaitingStop> find(OrderId orderId) {
        return Optional.ofNullable(stops.get(orderId));
    }

    /** Takes the order out; empty where it does not wait. */
    synchronized Optional<WaitingStop> remove(OrderId orderId) {
        WaitingStop stop = stops.remove(orderId);
        if (stop == null) {
            return Optional.empty();
        }
        NavigableMap<Price, Map<OrderId, WaitingStop>> levels = queues.get(queue(stop));
        Map<OrderId, WaitingStop> level = levels == null ? null : levels.get(stop.stopPx());
        if (levels != null && level != null) {
            level.remove(orderId);
            if (level.isEmpty()) {
                levels.remove(stop.stopPx());
            }
        }
        return Optional.of(stop);
    }

    /** Takes out all that the quote sets off. */
    synchronized List<WaitingStop> takeReached(Symbol symbol, Quote quote) {
        List<WaitingStop> reached = new ArrayList<>();
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            var levels = queues.get(new Queue(symbol, side.isBuy()));
            while (levels != null && !levels.isEmpty()) {
                var first = levels.firstEntry().getValue().values();
                if (!first.iterator().next().isReached(quote)) {
                    break;
                }
                reached.addAll(first);
                first.forEach(stop -> stops.remove(stop.orderId()));
                levels.pollFirstEntry();
            }
        }
        return reached;
    }

    private static Queue queue(WaitingStop stop) {
        return new Queue(stop.order().symbol(), stop.order().side().isBuy());
    }

    /** A rising market reaches the lowest stop of the buyers first. */
    private static NavigableMap<Price, Map<OrderId, WaitingStop>> levels(Queue queue) {
        Comparator<Price> upwards = Comparator.naturalOrder();
        return new TreeMap<>(queue.isBuy() ? upwards : upwards.reversed());
    }
}

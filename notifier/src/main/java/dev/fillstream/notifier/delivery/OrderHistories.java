package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EventTypes;
import dev.fillstream.notifier.lane.Place;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which report of each type an order had last, for endpoints that want some types only. Remembers
 * the orders that moved last, and of these only those whose first report it has seen: what it does
 * not know it does not say. One thread at a time.
 */
final class OrderHistories {

    private static final Map<String, Integer> INDEX = index();

    private final Map<UUID, long[]> lastByType;

    OrderHistories(int mostOrders) {
        lastByType =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<UUID, long[]> eldest) {
                        return size() > mostOrders;
                    }
                };
    }

    /** The report before this one that the endpoint was told of the same order. */
    long previous(Endpoint endpoint, UUID orderId, long reportSeq) {
        if (reportSeq == 1 || endpoint.wantsAll()) {
            return reportSeq - 1;
        }
        long[] last = lastByType.get(orderId);
        if (last == null) {
            return Place.UNKNOWN;
        }
        long previous = 0;
        for (int i = 0; i < last.length; i++) {
            if (last[i] < reportSeq && endpoint.wants(EventTypes.ALL.get(i))) {
                previous = Math.max(previous, last[i]);
            }
        }
        return previous;
    }

    void saw(UUID orderId, long reportSeq, String type) {
        long[] last = lastByType.get(orderId);
        if (last == null && reportSeq == 1) {
            last = new long[EventTypes.ALL.size()];
            lastByType.put(orderId, last);
        }
        Integer index = INDEX.get(type);
        if (last != null && index != null) {
            last[index] = Math.max(last[index], reportSeq);
        }
    }

    /** Others may have moved them meanwhile. */
    void forget() {
        lastByType.clear();
    }

    private static Map<String, Integer> index() {
        String[] types = EventTypes.ALL.toArray(String[]::new);
        Map<String, Integer> index = new LinkedHashMap<>();
        Arrays.stream(types).forEach(type -> index.put(type, index.size()));
        return index;
    }
}

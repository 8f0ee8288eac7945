package dev.fillstream.local.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is remembered of a partition's orders that are not open any more, and of the names that
 * requests gave to orders: so many of each, and the oldest go first.
 */
final class EndedOrders {

    private static final int MOST = 1_000_000;

    /** Which reports of an order were applied. */
    static final class Applied {

        private long through;
        private final TreeSet<Long> beyond = new TreeSet<>();

        /** Whether it was not applied before. */
        boolean add(long reportSeq) {
            if (reportSeq <= through || !beyond.add(reportSeq)) {
                return false;
            }
            while (beyond.remove(through + 1)) {
                through++;
            }
            return true;
        }
    }

    private final Map<String, Applied> orders = new Bounded<>();
    private final Map<String, String> names = new Bounded<>();
    private boolean hasForgotten;

    void end(String orderId, Applied applied) {
        orders.remove(orderId);
        orders.put(orderId, applied);
        hasForgotten |= orders.size() == MOST;
    }

    Optional<Applied> find(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    /** Whether an order may have ended that is not known here any more. */
    boolean hasForgotten() {
        return hasForgotten;
    }

    void name(String requestId, String orderId) {
        names.put(requestId, orderId);
    }

    String named(String id) {
        return names.getOrDefault(id, id);
    }

    private static final class Bounded<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    }
}

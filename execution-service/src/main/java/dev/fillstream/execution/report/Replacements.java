package dev.fillstream.execution.report;

import dev.fillstream.model.value.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which order each replacing order of the venue belongs to, as far as it is remembered; the book
 * has them all.
 */
@ApplicationScoped
public class Replacements {

    private static final int MOST = 50_000;

    private final Map<OrderId, OrderId> orders = new ConcurrentHashMap<>();

    /** Our order behind a client order id: mostly that very one. */
    OrderId order(OrderId clientOrderId) {
        return orders.isEmpty() ? clientOrderId : orders.getOrDefault(clientOrderId, clientOrderId);
    }

    void remember(OrderId requestId, OrderId orderId) {
        if (orders.size() >= MOST) {
            orders.clear();
        }
        orders.put(requestId, orderId);
    }
}

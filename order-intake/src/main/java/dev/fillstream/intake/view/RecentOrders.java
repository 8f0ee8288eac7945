package dev.fillstream.intake.view;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Orders between Kafka's acknowledgement and the view: who was told 202 shall find the order at
 * once. An order is announced before it is sent, since the view may meet it before its
 * acknowledgement is back. Only orders that this instance holds are kept: of others it would never
 * hear that the view has met them.
 */
public final class RecentOrders {

    private record Recent(OrderView view, boolean acknowledged) {}

    private final ConcurrentHashMap<OrderId, Recent> orders = new ConcurrentHashMap<>();
    private final int capacity;
    private final Predicate<Account> isHere;

    /** Of all orders. */
    public RecentOrders(int capacity) {
        this(capacity, account -> true);
    }

    /**
     * @param isHere whether this instance holds the account's orders
     */
    public RecentOrders(int capacity, Predicate<Account> isHere) {
        this.capacity = capacity;
        this.isHere = isHere;
    }

    /** The order is about to be sent. Beyond capacity it is not kept; the view soon has it. */
    public void announce(OrderView view) {
        if (orders.mappingCount() < capacity && isHere.test(new Account(view.terms().account()))) {
            orders.putIfAbsent(view.orderId(), new Recent(view, false));
        }
    }

    /** Kafka has it: from here on it can be found. */
    public void acknowledge(OrderId orderId) {
        orders.computeIfPresent(orderId, (id, recent) -> new Recent(recent.view(), true));
    }

    /** The view has it, or it was never sent: it is not needed here. */
    public void forget(OrderId orderId) {
        orders.remove(orderId);
    }

    /** This instance does not hold the orders any more, so it would not hear of their steps. */
    public void clear() {
        orders.clear();
    }

    /** The order, if Kafka has acknowledged it and the view has not met it. */
    public Optional<OrderView> find(OrderId orderId) {
        @Nullable Recent recent = orders.get(orderId);
        return recent != null && recent.acknowledged()
                ? Optional.of(recent.view())
                : Optional.empty();
    }
}

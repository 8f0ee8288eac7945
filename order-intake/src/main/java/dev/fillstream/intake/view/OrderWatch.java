package dev.fillstream.intake.view;

import dev.fillstream.model.value.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the next report on an order. At most {@code capacity} wait at a time; nobody waits
 * for ever, because each gives its watch back.
 */
public final class OrderWatch {

    /**
     * One waiting request. Completes with the first report that comes, on the reporter's thread.
     */
    public final class Watch implements AutoCloseable {

        private final OrderId orderId;
        private final CompletableFuture<OrderView> next = new CompletableFuture<>();

        private Watch(OrderId orderId) {
            this.orderId = orderId;
        }

        public CompletableFuture<OrderView> next() {
            return next;
        }

        /** Gives the place back. To be called once. */
        @Override
        public void close() {
            watches.computeIfPresent(orderId, (id, list) -> without(list));
            places.release();
        }

        private @Nullable List<Watch> without(List<Watch> list) {
            List<Watch> rest = list.stream().filter(watch -> watch != this).toList();
            return rest.isEmpty() ? null : rest;
        }
    }

    private final ConcurrentHashMap<OrderId, List<Watch>> watches = new ConcurrentHashMap<>();
    private final Semaphore places;

    public OrderWatch(int capacity) {
        places = new Semaphore(capacity);
    }

    /** A place to wait for the next report on {@code orderId}, or none if all are taken. */
    public Optional<Watch> watch(OrderId orderId) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Watch watch = new Watch(orderId);
        watches.merge(orderId, List.of(watch), OrderWatch::both);
        return Optional.of(watch);
    }

    /** Tells everybody who waits for this order where it stands now. */
    public void reported(OrderView view) {
        List<Watch> waiting = watches.get(view.orderId());
        if (waiting != null) {
            waiting.forEach(watch -> watch.next.complete(view));
        }
    }

    private static List<Watch> both(List<Watch> first, List<Watch> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

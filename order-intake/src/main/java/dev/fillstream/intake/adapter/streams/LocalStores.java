package dev.fillstream.intake.adapter.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.value.OrderId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * The stores of the partitions that this instance holds, each from the moment it is restored until
 * it is given away. Streams' stores may be read by any thread while their own one writes.
 */
@Singleton
final class LocalStores {

    private final ConcurrentHashMap<Integer, OrderStore> open = new ConcurrentHashMap<>();
    private volatile int partitions;

    /** How many partitions there are in all. */
    void partitions(int count) {
        partitions = count;
    }

    /** How many partitions there are in all; 0 while that is not known. */
    int partitions() {
        return partitions;
    }

    void opened(int partition, OrderStore store) {
        open.put(partition, store);
    }

    void closed(int partition) {
        open.remove(partition);
    }

    boolean isHere(int partition) {
        return open.containsKey(partition);
    }

    Optional<OrderStore> of(int partition) {
        return Optional.ofNullable(open.get(partition));
    }

    /** The partition that has this account's orders; none while nobody knows how many there are. */
    Optional<Integer> partitionOf(String account) {
        int count = partitions;
        return count == 0
                ? Optional.empty()
                : Optional.of(BuiltInPartitioner.partitionForKey(account.getBytes(UTF_8), count));
    }

    /**
     * The order in the partition's store. One that came on a partition that its account does not
     * belong to was refused; the refusal is on the right one.
     */
    Optional<OrderView> find(int partition, OrderStore store, OrderId orderId) {
        return Optional.ofNullable(store.get(orderId))
                .filter(view -> partitionOf(view.terms().account()).equals(Optional.of(partition)));
    }
}

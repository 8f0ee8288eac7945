package dev.fillstream.intake.adapter.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.model.value.Account;
import jakarta.inject.Singleton;
import java.util.Collection;
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
    private volatile int partitions = Integer.MAX_VALUE;

    /** How many partitions there are in all. */
    void partitions(int count) {
        partitions = count;
    }

    void opened(int partition, OrderStore store) {
        open.put(partition, store);
    }

    void closed(int partition) {
        open.remove(partition);
    }

    /** The store that has this account's orders, if it is here. */
    Optional<OrderStore> of(Account account) {
        int partition =
                BuiltInPartitioner.partitionForKey(account.value().getBytes(UTF_8), partitions);
        return Optional.ofNullable(open.get(partition));
    }

    Collection<OrderStore> all() {
        return open.values();
    }

    /** Whether an order that is not here is nowhere. */
    boolean isComplete() {
        return open.size() >= partitions;
    }
}

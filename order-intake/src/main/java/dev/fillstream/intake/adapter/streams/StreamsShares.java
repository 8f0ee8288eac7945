package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.view.Shares;
import dev.fillstream.model.value.Account;
import dev.fillstream.schemas.Topic;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Who holds which partition, as Streams told at the last rebalance: each instance makes its own
 * address known to the others. Kept as a copy, so that asking costs nothing and never waits.
 */
@Singleton
final class StreamsShares implements Shares {

    private final LocalStores stores;
    private final Optional<String> ownAddress;
    private volatile Map<Integer, Address> elsewhere = Map.of();

    StreamsShares(LocalStores stores, IntakeConfig config) {
        this.stores = stores;
        this.ownAddress = config.advertisedAddress();
    }

    /** Takes over what Streams knows now. */
    void learn(Collection<StreamsMetadata> instances) {
        Map<Integer, Address> learned = new HashMap<>();
        for (StreamsMetadata instance : instances) {
            if (isOther(instance.hostInfo())) {
                Address address = new Address(instance.host(), instance.port());
                for (TopicPartition partition : instance.topicPartitions()) {
                    if (partition.topic().equals(Topic.ORDERS.name())) {
                        learned.put(partition.partition(), address);
                    }
                }
            }
        }
        elsewhere = Map.copyOf(learned);
    }

    private boolean isOther(HostInfo host) {
        return !host.equals(HostInfo.unavailable())
                && !ownAddress.equals(Optional.of(host.host() + ":" + host.port()));
    }

    @Override
    public Optional<Integer> of(Account account) {
        return stores.partitionOf(account.value());
    }

    @Override
    public Set<Integer> all() {
        return IntStream.range(0, stores.partitions()).boxed().collect(Collectors.toSet());
    }

    @Override
    public boolean isHere(int partition) {
        return stores.isHere(partition);
    }

    @Override
    public Optional<Address> elsewhere(int partition) {
        return Optional.ofNullable(elsewhere.get(partition));
    }
}

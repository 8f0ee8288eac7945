package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Another member of the view's group, which takes its share of the partitions as another instance
 * would, and says that it is reached at an address of the test's choice.
 */
public final class OtherHolder implements AutoCloseable {

    private final Set<Integer> held = ConcurrentHashMap.newKeySet();
    private final KafkaStreams streams;

    public OtherHolder(IntakeConfig config, String address, Path stateDir) {
        Properties settings = ViewSettings.of(config);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                InstanceIdentity.in(stateDir));
        streams =
                new KafkaStreams(
                        OrderViewTopology.of(new Held(), config.view().retention(), settings),
                        settings);
        streams.start();
    }

    /** The partitions that it holds now. */
    public Set<Integer> held() {
        return Set.copyOf(held);
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(10));
    }

    private final class Held implements ViewEvents {

        @Override
        public void ordered(OrderId orderId) {}

        @Override
        public void met(int partition, long nextOffset) {}

        @Override
        public void reported(OrderView view) {}

        @Override
        public void skipped(String topic, DeadLetter.Reason reason) {}

        @Override
        public void opened(int partition, OrderStore store) {
            held.add(partition);
        }

        @Override
        public void closed(int partition) {
            held.remove(partition);
        }
    }
}

package dev.fillstream.risk.adapter.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.risk.adapter.streams.replay.MapStore;
import dev.fillstream.risk.adapter.streams.replay.MapWindowStore;
import dev.fillstream.risk.adapter.streams.replay.ReplayContext;
import dev.fillstream.risk.adapter.streams.state.StateStores;
import dev.fillstream.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The processor of the topology, fed by hand. Its stores are maps that nobody else sees, so that a
 * history can be played as often as one likes, and nothing leaves for a topic.
 */
public final class Replay {

    /** A record as it stood on its topic. */
    public record Played(
            Topic<?> topic,
            int partition,
            long offset,
            long time,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {}

    /**
     * A decision as it would have left.
     *
     * @param value of {@code risk-approved} or {@code risk-rejected}
     */
    public record Decided(boolean isApproved, byte[] value) {}

    private record Task(
            RiskProcessor processor, ReplayContext<byte @Nullable [], byte @Nullable []> context) {}

    private final RiskTopology risk;
    private final Map<Topic<?>, MapStore> tables =
            Map.of(
                    Topic.INSTRUMENTS, new MapStore(StateStores.INSTRUMENTS),
                    Topic.PRICES, new MapStore(StateStores.PRICES),
                    Topic.SHARED_LIMITS, new MapStore(StateStores.SHARED_LIMITS),
                    Topic.TRADING_STATES, new MapStore(StateStores.TRADING_STATES));
    private final Map<Integer, Task> tasks = new HashMap<>();

    public Replay(RiskTopology risk) {
        this.risk = risk;
    }

    /** Plays one record, and answers the decisions that it led to. */
    public List<Decided> play(Played record) {
        MapStore table = tables.get(record.topic());
        if (table == null) {
            return process(record);
        }
        byte @Nullable [] key = record.key();
        if (key != null) {
            table.put(new String(key, UTF_8), record.value());
        }
        return List.of();
    }

    private List<Decided> process(Played record) {
        Task task = tasks.computeIfAbsent(record.partition(), this::task);
        task.context().next(record.topic().name(), record.offset(), record.time());
        task.processor()
                .process(
                        new Record<>(
                                record.key(), record.value(), record.time(), record.headers()));
        List<Decided> decided = new ArrayList<>();
        for (ReplayContext.Sent<byte @Nullable [], byte @Nullable []> sent :
                task.context().sent()) {
            byte @Nullable [] value = sent.record().value();
            boolean isApproved = sent.sink().equals(RiskTopology.APPROVED);
            if (value != null && (isApproved || sent.sink().equals(RiskTopology.REJECTED))) {
                decided.add(new Decided(isApproved, value));
            }
        }
        return decided;
    }

    private Task task(int partition) {
        List<StateStore> stores = new ArrayList<>(tables.values());
        Stream.of(StateStores.LIMITS, StateStores.ACCOUNTS, StateStores.OPEN_ORDERS)
                .map(MapStore::new)
                .forEach(stores::add);
        Stream.of(StateStores.PAST, StateStores.RECENT_CONTENT)
                .map(MapWindowStore::new)
                .forEach(stores::add);
        ReplayContext<byte @Nullable [], byte @Nullable []> context =
                new ReplayContext<>(partition, stores);
        RiskProcessor processor = new RiskProcessor(risk);
        processor.init(context);
        return new Task(processor, context);
    }
}

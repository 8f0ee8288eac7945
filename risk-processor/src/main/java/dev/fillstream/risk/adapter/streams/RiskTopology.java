package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.adapter.streams.record.DecisionMapper;
import dev.fillstream.risk.adapter.streams.record.Sealing;
import dev.fillstream.risk.adapter.streams.state.ControlMapper;
import dev.fillstream.risk.adapter.streams.state.InstrumentMapper;
import dev.fillstream.risk.adapter.streams.state.LimitsMapper;
import dev.fillstream.risk.adapter.streams.state.StateStores;
import dev.fillstream.risk.decision.DecisionObserver;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.risk.limit.ScopeLimits;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Orders, executions and limits of an account meet on one partition; instruments and prices are
 * known to all. Values are bytes up to the processors, so that no input can stop a thread.
 *
 * @param partitions of every business topic, to tell where a key belongs
 * @param retention how long decisions and ended orders are remembered
 * @param sealing how decisions are written
 */
public record RiskTopology(
        RiskDecider decider,
        DecisionMapper decisions,
        DecisionObserver observer,
        int partitions,
        Duration retention,
        Sealing sealing) {

    private static final String RISK = "risk";
    static final String APPROVED = "approved-sink";
    static final String REJECTED = "rejected-sink";

    /** One whose decisions are not sealed. */
    public RiskTopology(
            RiskDecider decider,
            DecisionMapper decisions,
            DecisionObserver observer,
            int partitions,
            Duration retention) {
        this(decider, decisions, observer, partitions, retention, new Sealing(Optional.empty()));
    }

    /** The processors and the topics that they join. */
    public Topology build(TopologyConfig config) {
        Topology topology = new Topology(config);
        source(topology, Topic.ORDERS);
        source(topology, Topic.EXECUTIONS);
        source(topology, Topic.RISK_LIMITS);

        topology.addProcessor(
                RISK,
                () -> new RiskProcessor(this),
                sourceOf(Topic.ORDERS),
                sourceOf(Topic.EXECUTIONS),
                sourceOf(Topic.RISK_LIMITS));
        for (StoreBuilder<?> store : StateStores.ofPartition(retention)) {
            topology.addStateStore(store, RISK);
        }
        sink(topology, APPROVED, Topic.RISK_APPROVED.name(), sealing);
        sink(topology, REJECTED, Topic.RISK_REJECTED.name(), sealing);
        for (Topic<?> topic : List.of(Topic.ORDERS, Topic.EXECUTIONS, Topic.RISK_LIMITS)) {
            sink(
                    topology,
                    deadLetterSink(topic),
                    topic.deadLetterName(),
                    new ByteArraySerializer());
        }

        global(topology, Topic.INSTRUMENTS, StateStores.instruments(), RiskTopology::instrument);
        global(topology, Topic.PRICES, StateStores.prices(), RiskTopology::price);
        global(topology, Topic.SHARED_LIMITS, StateStores.sharedLimits(), RiskTopology::limits);
        global(topology, Topic.TRADING_STATES, StateStores.tradingStates(), RiskTopology::state);
        return topology;
    }

    static String deadLetterSink(Topic<?> topic) {
        return topic.name() + "-dead-letter-sink";
    }

    private static String sourceOf(Topic<?> topic) {
        return topic.name() + "-source";
    }

    private static void source(Topology topology, Topic<?> topic) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                sourceOf(topic),
                new RecordTime(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic.name());
    }

    private static void sink(
            Topology topology, String name, String topic, Serializer<byte[]> values) {
        topology.addSink(name, topic, new ByteArraySerializer(), values, RISK);
    }

    private void global(
            Topology topology,
            Topic<?> topic,
            StoreBuilder<KeyValueStore<String, byte[]>> store,
            Function<byte[], String> fault) {
        topology.addGlobalStore(
                store,
                sourceOf(topic),
                new RecordTime(),
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topic.name(),
                "know-" + topic.name(),
                () -> new ControlProcessor(topic.name(), store.name(), fault, observer));
    }

    private static String instrument(byte[] bytes) {
        return InstrumentMapper.instrument(bytes) instanceof Instrument.Unknown(var why) ? why : "";
    }

    private static String price(byte[] bytes) {
        return ControlMapper.referencePrice(bytes) instanceof ReferencePrice.Missing(var why)
                ? why
                : "";
    }

    private static String limits(byte[] bytes) {
        return LimitsMapper.limits(bytes) instanceof ScopeLimits.Broken(_, var fault) ? fault : "";
    }

    private static String state(byte[] bytes) {
        return switch (Topic.TRADING_STATES.format().read(bytes)) {
            case WireFormat.Readable(var state) when state.getStateValue() > 0 -> "";
            case WireFormat.Readable(_) -> "it has no state";
            case WireFormat.Unreadable(_, var detail) -> detail;
        };
    }
}

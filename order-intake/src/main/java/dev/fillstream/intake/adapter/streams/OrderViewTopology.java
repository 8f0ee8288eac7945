package dev.fillstream.intake.adapter.streams;

import dev.fillstream.schemas.Topic;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** {@code orders} and {@code executions}, each through its processor into the one view. */
final class OrderViewTopology {

    private OrderViewTopology() {}

    /**
     * @param kept how long an order stays in the view after it has ended
     */
    static Topology of(ViewEvents events, Duration kept, Properties settings) {
        Topology topology = new Topology(new TopologyConfig(new StreamsConfig(settings)));
        topology.addSource(
                "orders-source",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topic.ORDERS.name());
        topology.addSource(
                "executions-source",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topic.EXECUTIONS.name());
        topology.addProcessor(
                "begin-order", () -> new OrderCommandProcessor(events), "orders-source");
        topology.addProcessor(
                "apply-report", () -> new ExecutionProcessor(events, kept), "executions-source");
        topology.addStateStore(OrderStore.builder(), "begin-order", "apply-report");
        return topology.addStateStore(OrderIndex.builder(), "begin-order", "apply-report");
    }
}

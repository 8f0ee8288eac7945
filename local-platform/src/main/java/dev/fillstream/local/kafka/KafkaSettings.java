package dev.fillstream.local.kafka;

import static java.util.Map.entry;

import dev.fillstream.local.process.FreePort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * How a broker runs.
 *
 * @param directory holds its data and its server.properties
 * @param log where its output goes
 * @param jvmFlags heap, collector and the like
 */
public record KafkaSettings(
        int port, int controllerPort, Path directory, Path log, List<String> jvmFlags) {

    public KafkaSettings {
        jvmFlags = List.copyOf(jvmFlags);
    }

    /** On free ports, small and quick to start. */
    public static KafkaSettings forTests(Path directory) {
        return new KafkaSettings(
                FreePort.any(),
                FreePort.any(),
                directory,
                directory.resolve("kafka.log"),
                List.of(
                        "-Xms64m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto"));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** One node that is broker and controller, for latency rather than for many clients. */
    public Properties properties() {
        Properties properties = new Properties();
        properties.putAll(
                Map.ofEntries(
                        entry("process.roles", "broker,controller"),
                        entry("node.id", "1"),
                        entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                        entry(
                                "listeners",
                                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                        .formatted(port, controllerPort)),
                        entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                        entry("controller.listener.names", "CONTROLLER"),
                        entry("log.dirs", directory.resolve("data").toString()),
                        entry("auto.create.topics.enable", "false"),
                        entry("default.replication.factor", "1"),
                        entry("offsets.topic.replication.factor", "1"),
                        entry("offsets.topic.num.partitions", "4"),
                        entry("transaction.state.log.replication.factor", "1"),
                        entry("transaction.state.log.min.isr", "1"),
                        entry("transaction.state.log.num.partitions", "4"),
                        entry("share.coordinator.state.topic.replication.factor", "1"),
                        entry("share.coordinator.state.topic.min.isr", "1"),
                        entry("share.coordinator.state.topic.num.partitions", "4"),
                        entry("group.initial.rebalance.delay.ms", "0"),
                        entry("group.streams.initial.rebalance.delay.ms", "0"),
                        // How long a producer waits when its next transaction begins before the
                        // markers of its last are written (default 20): nearly every time.
                        entry("add.partitions.to.txn.retry.backoff.ms", "1"),
                        // A killed broker is let in again only when its old session has ended.
                        entry("broker.session.timeout.ms", "2000"),
                        entry("broker.heartbeat.interval.ms", "500"),
                        entry("num.network.threads", "2"),
                        entry("num.io.threads", "4"),
                        entry("log.cleaner.dedupe.buffer.size", "16777216"),
                        entry("controlled.shutdown.enable", "false")));
        return properties;
    }
}

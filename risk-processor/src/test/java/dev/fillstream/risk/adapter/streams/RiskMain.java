package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.adapter.streams.record.DecisionMapper;
import dev.fillstream.risk.config.RiskConfig;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.risk.fixture.CountedDecisions;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;

/** The topology as a process of its own, to be killed. */
final class RiskMain {

    private RiskMain() {}

    public static void main(String[] arguments) {
        // Else all that Kafka could say is put together and kept for a log that never opens.
        Logger.getLogger("").setLevel(Level.WARNING);
        Config config = new Config(arguments[0], arguments[1]);
        Properties settings = StreamsSettings.of(config);
        RiskTopology topology =
                new RiskTopology(
                        new RiskDecider(StandardChecks.all()),
                        new DecisionMapper(config.approvalTime(), config.build()),
                        new CountedDecisions(),
                        config.partitions(),
                        config.retention());
        KafkaStreams streams =
                new KafkaStreams(
                        topology.build(new TopologyConfig(new StreamsConfig(settings))), settings);
        streams.setUncaughtExceptionHandler(new FailurePolicy());
        streams.start();
    }

    record Config(String bootstrapServers, String stateDir) implements RiskConfig {

        @Override
        public int partitions() {
            return 4;
        }

        @Override
        public Optional<String> decisionKey() {
            return Optional.empty();
        }

        @Override
        public String build() {
            return "test";
        }

        @Override
        public String applicationId() {
            return "risk-processor";
        }

        @Override
        public int threads() {
            return Integer.getInteger("risk.threads", 1);
        }

        @Override
        public Duration commitInterval() {
            return Duration.ofMillis(Integer.getInteger("risk.commit", 15));
        }

        @Override
        public Duration pollInterval() {
            return Duration.ofMillis(5);
        }

        @Override
        public Duration approvalTime() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration retention() {
            return Duration.ofHours(24);
        }
    }
}

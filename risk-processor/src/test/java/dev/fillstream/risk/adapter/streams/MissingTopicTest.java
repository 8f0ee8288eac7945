package dev.fillstream.risk.adapter.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.local.testing.TestKafka;
import dev.fillstream.risk.decision.Availability.Phase;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.risk.fixture.CountedDecisions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic that is gone stops the topology, and its return lets it begin anew. */
class MissingTopicTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir Path directory;

    @Test
    void goesOnOnceTheTopicIsThereAgain() throws Exception {
        try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"))) {
            assertThat(kafka.createTopics(4)).isEmpty();
            RiskStreams risk = risk(kafka);
            risk.start(new StartupEvent());
            await().atMost(PATIENCE).until(() -> risk.phase() == Phase.DECIDING);

            delete(kafka, "executions");
            await().atMost(PATIENCE).until(() -> risk.phase() == Phase.STARTING);

            assertThat(kafka.createTopics(4)).isEmpty();
            await().atMost(PATIENCE).until(() -> risk.phase() == Phase.DECIDING);
            risk.stop(new ShutdownEvent());
        }
    }

    private RiskStreams risk(TestKafka kafka) {
        return new RiskStreams(
                new RiskMain.Config(
                        kafka.bootstrapServers(), directory.resolve("state").toString()),
                new RiskDecider(StandardChecks.all()),
                new CountedDecisions());
    }

    private static void delete(TestKafka kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }
}

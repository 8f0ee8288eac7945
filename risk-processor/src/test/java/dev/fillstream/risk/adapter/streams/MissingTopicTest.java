package dev.fillstream.risk.adapter.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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

    @Test
    void decidesNothingBesideTheStateOfAnotherVersion() throws Exception {
        try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"))) {
            assertThat(kafka.createTopics(4)).isEmpty();
            TopicsReady topics = new TopicsReady(kafka.bootstrapServers(), 4, "risk-processor");
            create(kafka, "risk-processor-accounts-changelog", "other-positions-changelog");
            assertThat(topics.problem()).isEmpty();

            create(kafka, "risk-processor-positions-changelog");

            await().atMost(PATIENCE)
                    .until(
                            topics::problem,
                            startsWith(
                                    "risk-processor-positions-changelog holds state of another"));
        }
    }

    private RiskStreams risk(TestKafka kafka) {
        return new RiskStreams(
                new RiskMain.Config(
                        kafka.bootstrapServers(), directory.resolve("state").toString()),
                new RiskDecider(StandardChecks.all()),
                new CountedDecisions());
    }

    private static void create(TestKafka kafka, String... topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<NewTopic> wanted =
                    Stream.of(topics).map(name -> new NewTopic(name, 4, (short) 1)).toList();
            admin.createTopics(wanted).all().get();
        }
    }

    private static void delete(TestKafka kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }
}

package dev.fillstream.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.check.adapter.TopicReader;
import dev.fillstream.schemas.Topic;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On whichever platform was chosen: containers or child processes. */
class TestKafkaTest {

    @TempDir Path directory;

    @Test
    void keepsItsAddressAndItsRecordsThroughAKill() throws Exception {
        try (TestKafka kafka = TestKafka.start(directory)) {
            assertThat(kafka.createTopics(2)).isEmpty();
            assertThat(kafka.createTopics(3)).isNotEmpty();
            send(kafka, "before");

            kafka.kill();
            kafka.restart();

            send(kafka, "after");
            assertThat(values(kafka)).containsExactly("before", "after");
        }
    }

    @Test
    void givesADatabaseToWhoAsksForOne() throws Exception {
        Map<String, String> source = SharedPlatform.datasource("execution");
        try (var connection =
                        DriverManager.getConnection(
                                source.get("quarkus.datasource.jdbc.url"),
                                source.get("quarkus.datasource.username"),
                                source.get("quarkus.datasource.password"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT current_user, version()")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("execution");
            assertThat(rows.getString(2)).startsWith("PostgreSQL 18");
        }
    }

    private static void send(TestKafka kafka, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topic.ORDERS.name(), "acct-1", value)).get();
        }
    }

    private static List<String> values(TestKafka kafka) {
        return new TopicReader(kafka.bootstrapServers())
                .readAll(List.of(Topic.ORDERS.name())).stream()
                        .map(record -> new String(record.value(), UTF_8))
                        .toList();
    }
}

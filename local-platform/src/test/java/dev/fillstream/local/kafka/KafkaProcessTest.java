package dev.fillstream.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProcessTest {

    @TempDir Path directory;

    @Test
    void keepsRecordsThroughKillAndRestart() throws Exception {
        try (KafkaProcess kafka = KafkaProcess.start(KafkaSettings.forTests(directory))) {
            assertThat(kafka.createTopics(4)).isEmpty();
            send(kafka, "one");

            kafka.kill();
            assertThat(kafka.process().isAlive()).isFalse();
            kafka.restart();

            send(kafka, "two");
            assertThat(records(kafka)).containsExactly("one", "two");
        }
    }

    private static void send(KafkaProcess kafka, String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] bytes = value.getBytes(UTF_8);
            producer.send(new ProducerRecord<>(Topic.ORDERS.name(), 0, null, bytes)).get();
        }
    }

    private static List<String> records(KafkaProcess kafka) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "fetch.min.bytes",
                        "1",
                        "auto.offset.reset",
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topic.ORDERS.name(), 0);
            consumer.assign(List.of(partition));
            var records = consumer.poll(Duration.ofSeconds(10)).records(partition);
            return records.stream().map(record -> new String(record.value(), UTF_8)).toList();
        }
    }
}

package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.local.testing.TestKafka;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker, the topology as a process, and what became of each record of {@code orders}. */
final class RunningRisk implements AutoCloseable {

    private static final List<String> OUTCOMES =
            List.of("risk-approved", "risk-rejected", "orders-dlq");

    private final TestKafka kafka;
    private final Process risk;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Topics topics;
    private final Topics.Reader outcomes;

    private RunningRisk(TestKafka kafka, Process risk) {
        this.kafka = kafka;
        this.risk = risk;
        this.producer = producer(Map.of());
        this.topics = new Topics(kafka.bootstrapServers());
        this.outcomes = topics.reader(OUTCOMES.toArray(String[]::new));
    }

    static RunningRisk start(Path directory) throws IOException {
        TestKafka kafka = TestKafka.start(directory.resolve("kafka"));
        assertThat(kafka.createTopics(4)).isEmpty();
        publishControlData(kafka.bootstrapServers());
        return new RunningRisk(kafka, risk(kafka, directory));
    }

    private static void publishControlData(String bootstrapServers) {
        try (Topics topics = new Topics(bootstrapServers)) {
            for (String account : List.of("acct-1", "acct-2")) {
                topics.send(
                        Topic.RISK_LIMITS.name(),
                        key(account),
                        Wire.limits(account)
                                .setOpeningCash("100000000")
                                .setMaxPriceAgeMillis(3_600_000)
                                .build()
                                .toByteArray());
            }
            topics.send("instruments", key("ACME"), Wire.instrument("ACME").build().toByteArray());
            topics.send(
                    "prices",
                    key("ACME"),
                    Wire.price("ACME", "10", Instant.now()).build().toByteArray());
            topics.flush();
        }
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    RecordMetadata send(ProducerRecord<byte[], byte[]> record) throws Exception {
        return producer.send(record).get();
    }

    /** Takes a topic away; {@link #createTopics} brings it back, empty. */
    void deleteTopic(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    void createTopics() {
        assertThat(kafka.createTopics(4)).isEmpty();
    }

    /** {@code approved}, {@code rejected CODE} or {@code dead letter CODE}, once it is there. */
    String outcome(RecordMetadata place) {
        ConsumerRecord<byte[], byte[]> found = outcomeRecord(place);
        return switch (found.topic()) {
            case "risk-approved" -> "approved";
            case "risk-rejected" -> "rejected " + rejected(found).getRefusal().getCode();
            default -> "dead letter " + EventHeaders.text(found.headers(), DeadLetter.REASON);
        };
    }

    /** The first record that answers the one at {@code place}. */
    ConsumerRecord<byte[], byte[]> outcomeRecord(RecordMetadata place) {
        return outcomes
                .until(
                        "an outcome of " + place,
                        all -> all.stream().anyMatch(each -> answers(each, place)))
                .stream()
                .filter(each -> answers(each, place))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that was decided or set aside so far. */
    List<ConsumerRecord<byte[], byte[]>> soFar() {
        outcomes.next();
        return outcomes.until("what is there", _ -> true);
    }

    static ApprovedCommand approved(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ApprovedCommand.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    static RejectedCommand rejected(ConsumerRecord<byte[], byte[]> record) {
        try {
            return RejectedCommand.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    boolean hasAnswered(RecordMetadata place) {
        return soFar().stream().anyMatch(each -> answers(each, place));
    }

    private static boolean answers(ConsumerRecord<byte[], byte[]> record, RecordMetadata place) {
        return switch (record.topic()) {
            case "risk-approved" -> decides(approved(record).getDecision(), place);
            case "risk-rejected" -> decides(rejected(record).getDecision(), place);
            default ->
                    Integer.toString(place.partition())
                                    .equals(
                                            EventHeaders.text(
                                                    record.headers(), DeadLetter.PARTITION))
                            && Long.toString(place.offset())
                                    .equals(EventHeaders.text(record.headers(), DeadLetter.OFFSET));
        };
    }

    private static boolean decides(RiskDecision decision, RecordMetadata place) {
        return decision.getOrdersPartition() == place.partition()
                && decision.getOrdersOffset() == place.offset();
    }

    private static Process risk(TestKafka kafka, Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        RiskMain.class.getName(),
                        kafka.bootstrapServers(),
                        directory.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "risk-upstream.log").toFile())
                .start();
    }

    @Override
    public void close() {
        risk.destroyForcibly();
        outcomes.close();
        topics.close();
        producer.close();
        kafka.close();
    }
}

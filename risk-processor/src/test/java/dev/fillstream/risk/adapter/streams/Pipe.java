package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.risk.adapter.streams.record.DecisionMapper;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.risk.fixture.CountedDecisions;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.RejectedCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology with its topics at hand. It has one partition, which is home to every account. */
final class Pipe implements AutoCloseable {

    static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    final CountedDecisions observed = new CountedDecisions();
    final TopologyTestDriver driver;
    private final List<LogRecord> log = new ArrayList<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private Instant now = NOON;

    Pipe() {
        this(1);
    }

    Pipe(int partitions) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "risk-test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put("processing.exception.handler.global.enabled", true);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/test-state/" + System.nanoTime());
        RiskTopology topology =
                new RiskTopology(
                        new RiskDecider(StandardChecks.all()),
                        new DecisionMapper(Duration.ofSeconds(30), "test"),
                        observed,
                        partitions,
                        Duration.ofHours(24));
        driver =
                new TopologyTestDriver(
                        topology.build(new TopologyConfig(new StreamsConfig(settings))),
                        settings,
                        NOON);
    }

    /** With limits for acct-1 and acct-2, and ACME at 10. */
    static Pipe ready() {
        Pipe pipe = new Pipe();
        pipe.limits(Wire.limits("acct-1").build().toByteArray(), "acct-1");
        pipe.limits(Wire.limits("acct-2").build().toByteArray(), "acct-2");
        pipe.send(Topic.INSTRUMENTS, "ACME", Wire.instrument("ACME").build());
        pipe.send(Topic.PRICES, "ACME", Wire.price("ACME", "10", NOON).build());
        return pipe;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    void limits(byte[] value, String account) {
        send(Topic.RISK_LIMITS.name(), Wire.key(account), value, new RecordHeaders());
    }

    void order(NewOrderSingle.Builder order) {
        send(Topic.ORDERS, order.getAccount(), Wire.command(order));
    }

    void report(ExecutionReport.Builder report) {
        send(Topic.EXECUTIONS, report.getAccount(), Wire.event(report));
    }

    void send(Topic<?> topic, String key, Message value) {
        Headers headers = new RecordHeaders();
        headers.add("traceparent", Wire.key(TRACEPARENT));
        send(topic.name(), Wire.key(key), value.toByteArray(), headers);
    }

    void send(String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(
                        topic, new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(key, value, headers, now));
        note(topic, now, key, value, headers);
    }

    /** All that went in so far, and came out since the last call, as it would stand on topics. */
    List<LogRecord> log() {
        for (String topic : List.of("risk-approved", "risk-rejected")) {
            read(topic)
                    .forEach(
                            out ->
                                    note(
                                            topic,
                                            out.getRecordTime(),
                                            out.key(),
                                            out.value(),
                                            out.headers()));
        }
        return List.copyOf(log);
    }

    private void note(
            String topic,
            Instant time,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        long offset = offsets.merge(topic, 0L, (before, _) -> before + 1);
        log.add(new LogRecord(topic, 0, offset, time, key, value, headers));
    }

    List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    List<ApprovedCommand> approved() {
        return read(Topic.RISK_APPROVED.name()).stream()
                .map(
                        record -> {
                            try {
                                return ApprovedCommand.parseFrom(record.value());
                            } catch (InvalidProtocolBufferException e) {
                                throw new AssertionError(e);
                            }
                        })
                .toList();
    }

    List<RejectedCommand> rejected() {
        return read(Topic.RISK_REJECTED.name()).stream()
                .map(
                        record -> {
                            try {
                                return RejectedCommand.parseFrom(record.value());
                            } catch (InvalidProtocolBufferException e) {
                                throw new AssertionError(e);
                            }
                        })
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}

package dev.fillstream.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes reports to {@code executions} and reads what other topics hold. */
public final class Executions implements AutoCloseable {

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    public Executions(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 1),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    static OrderId order(String account, String clOrdId) {
        return OrderId.derive(new Account(account), new ClOrdId(clOrdId));
    }

    /** The first report is a new, the others are trades. */
    void report(String account, String clOrdId, long reportSeq) {
        send(account, event(account, clOrdId, reportSeq).toByteArray());
    }

    void send(String account, byte[] value) {
        var _ = producer.send(new ProducerRecord<>("executions", account.getBytes(UTF_8), value));
    }

    void flush() {
        producer.flush();
    }

    public static ExecutionEvent event(String account, String clOrdId, long reportSeq) {
        OrderId orderId = order(account, clOrdId);
        Instant now = Instant.now();
        ExecutionReport.Builder report =
                ExecutionReport.newBuilder()
                        .setEventId(orderId.reportId(reportSeq).toString())
                        .setOrderId(orderId.toString())
                        .setReportSeq(reportSeq)
                        .setClOrdId(clOrdId)
                        .setAccount(account)
                        .setSymbol("ACME")
                        .setSide(Side.SIDE_BUY)
                        .setOrdType(OrdType.ORD_TYPE_LIMIT)
                        .setTimeInForce(TimeInForce.TIME_IN_FORCE_DAY)
                        .setOrderQty("100")
                        .setPrice("12.34")
                        .setExecType(
                                reportSeq == 1 ? ExecType.EXEC_TYPE_NEW : ExecType.EXEC_TYPE_TRADE)
                        .setOrdStatus(
                                reportSeq == 1
                                        ? OrdStatus.ORD_STATUS_NEW
                                        : OrdStatus.ORD_STATUS_PARTIALLY_FILLED)
                        .setCumQty(Long.toString(reportSeq - 1))
                        .setLeavesQty(Long.toString(101 - reportSeq))
                        .setTransactTime(Timestamps.of(now))
                        .setAcceptedAt(Timestamps.of(now))
                        .setBookedAt(Timestamps.of(now));
        if (reportSeq > 1) {
            report.setLastQty("1").setLastPx("12.34").setAvgPx("12.34");
        }
        return ExecutionEvent.newBuilder().setExecutionReport(report).build();
    }

    /** Everything on that topic whose key is the account, as of now. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic, String account) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "enable.auto.commit",
                        false);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(
                                    p ->
                                            new org.apache.kafka.common.TopicPartition(
                                                    topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key() != null && account.equals(new String(record.key(), UTF_8))) {
                        found.add(record);
                    }
                }
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

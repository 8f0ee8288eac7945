package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.Orders;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.schemas.OrderCommandFormat;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrderCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The rest of the pipeline, as far as a test plays it: reads orders, writes reports. */
final class PipelineTopics implements AutoCloseable {

    private final String bootstrapServers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;

    PipelineTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "enable.auto.commit",
                                "false"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Reports on an order of acct-1, as execution-service would. */
    void report(String orderId, long reportSeq, OrdStatus ordStatus, String cumQty) {
        report("acct-1", orderId, reportSeq, ordStatus, cumQty);
    }

    void report(
            String account, String orderId, long reportSeq, OrdStatus ordStatus, String cumQty) {
        ExecutionReport report =
                ExecutionReport.newBuilder()
                        .setOrderId(orderId)
                        .setAccount(account)
                        .setReportSeq(reportSeq)
                        .setOrdStatus(ordStatus)
                        .setCumQty(cumQty)
                        .setLeavesQty("0")
                        .setAvgPx("12.34")
                        .setBookedAt(Timestamps.of(Instant.parse("2026-11-24T10:00:00Z")))
                        .build();
        write(
                Topic.EXECUTIONS.name(),
                account,
                ExecutionEvent.newBuilder().setExecutionReport(report).build().toByteArray());
    }

    /** Writes an order of its account, as an upstream system would, and returns its id. */
    String order(NewOrderSingle order) {
        return order(order, 0);
    }

    /**
     * @param laterMillis how much later than it is the record says it is
     */
    String order(NewOrderSingle order, long laterMillis) {
        producer.send(
                new ProducerRecord<>(
                        Topic.ORDERS.name(),
                        null,
                        System.currentTimeMillis() + laterMillis,
                        order.account().value().getBytes(UTF_8),
                        NewOrderSingleMapper.toCommand(order).toByteArray()));
        producer.flush();
        return order.orderId().toString();
    }

    /** Reports trades on one order of the account, numbered from {@code from} on. */
    void reports(String account, long from, int count) {
        String orderId = Orders.limitOrder(account, "reported", "1000000").orderId().toString();
        for (long reportSeq = from; reportSeq < from + count; reportSeq++) {
            ExecutionReport report =
                    ExecutionReport.newBuilder()
                            .setEventId(UUID.randomUUID().toString())
                            .setOrderId(orderId)
                            .setReportSeq(reportSeq)
                            .setClOrdId("reported")
                            .setAccount(account)
                            .setExecType(ExecType.EXEC_TYPE_TRADE)
                            .setOrdStatus(OrdStatus.ORD_STATUS_PARTIALLY_FILLED)
                            .setLastQty("1")
                            .setLastPx("12.34")
                            .setCumQty(Long.toString(reportSeq))
                            .setLeavesQty("1")
                            .setAvgPx("12.34")
                            .setBookedAt(Timestamps.of(Instant.parse("2026-11-24T10:00:00Z")))
                            .build();
            producer.send(
                    new ProducerRecord<>(
                            Topic.EXECUTIONS.name(),
                            account.getBytes(UTF_8),
                            ExecutionEvent.newBuilder()
                                    .setExecutionReport(report)
                                    .build()
                                    .toByteArray()));
        }
        producer.flush();
    }

    /** Has the broker forget what lies before {@code offset}. */
    void forget(String topic, int partition, long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(topic, partition),
                                    RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    void write(String topic, byte[] value) {
        write(topic, "acct-1", value);
    }

    void write(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
        producer.flush();
    }

    /** Every command on {@code orders} with that clOrdId. */
    List<OrderCommand> commands(String clOrdId) {
        return orders(clOrdId).stream().map(PipelineTopics::command).toList();
    }

    /** Every record of {@code orders} whose command has that clOrdId. */
    List<ConsumerRecord<byte[], byte[]>> orders(String clOrdId) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            consumer.poll(Duration.ofMillis(100)).forEach(found::add);
        }
        found.removeIf(record -> !clOrdId.equals(clOrdId(record)));
        return found;
    }

    /** How many records {@code orders} has had. */
    long end() {
        return consumer.endOffsets(partitions()).values().stream().mapToLong(l -> l).sum();
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(Topic.ORDERS.name()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private static String clOrdId(ConsumerRecord<byte[], byte[]> record) {
        OrderCommand command = command(record);
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE -> command.getNewOrderSingle().getClOrdId();
            case ORDER_CANCEL_REQUEST -> command.getOrderCancelRequest().getClOrdId();
            case ORDER_CANCEL_REPLACE_REQUEST ->
                    command.getOrderCancelReplaceRequest().getClOrdId();
            case ORDER_MASS_CANCEL_REQUEST -> command.getOrderMassCancelRequest().getClOrdId();
            case COMMAND_NOT_SET -> "";
        };
    }

    private static OrderCommand command(ConsumerRecord<byte[], byte[]> record) {
        return OrderCommandFormat.read(record.headers(), record.value())
                        instanceof Readable<OrderCommand>(OrderCommand command)
                ? command
                : OrderCommand.getDefaultInstance();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}

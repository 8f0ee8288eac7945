package dev.fillstream.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.execution.report.Approval;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DecisionSeal;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.TraceParent;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.OrderMassCancelRequest;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plays risk in front of the service and a reader behind it, for one account of its own. */
final class Pipeline implements AutoCloseable {

    /** Under the older of the two secrets that the service takes. */
    static final DecisionSeal SEAL = DecisionSeal.of(Optional.of("of the tests")).orElseThrow();

    static final Duration SOON = Duration.ofSeconds(15);

    final String account = "a-" + UUID.randomUUID().toString().substring(0, 8);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();

    Pipeline(String bootstrapServers, String... topics) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    OrderId orderId(String clOrdId) {
        return OrderId.derive(new Account(account), new ClOrdId(clOrdId));
    }

    NewOrderSingle.Builder order(String clOrdId) {
        return NewOrderSingle.newBuilder()
                .setOrderId(orderId(clOrdId).toString())
                .setClOrdId(clOrdId)
                .setAccount(account)
                .setSymbol("ACME")
                .setSide(Side.SIDE_BUY)
                .setOrdType(OrdType.ORD_TYPE_LIMIT)
                .setOrderQty("100")
                .setPrice("12.34")
                .setTimeInForce(TimeInForce.TIME_IN_FORCE_DAY)
                .setTransactTime(Timestamps.of(Instant.now()));
    }

    String approve(String clOrdId) {
        approve(order(clOrdId).build(), Instant.now().plusSeconds(60));
        return orderId(clOrdId).toString();
    }

    void approve(NewOrderSingle order, Instant expiry) {
        ApprovedCommand approved =
                ApprovedCommand.newBuilder()
                        .setCommand(OrderCommand.newBuilder().setNewOrderSingle(order))
                        .setDecision(decision(order.getOrderId(), expiry))
                        .build();
        send("risk-approved", account, approved.toByteArray());
    }

    /** As the service reads it from its topic. */
    Approval approval(String clOrdId) {
        Instant now = Instant.now();
        return new Approval(
                NewOrderSingleMapper.toModel(order(clOrdId).build(), now),
                new Origin(now, Optional.of(now.plusSeconds(60)), null, "risk-approved", 0, 0));
    }

    void cancel(String clOrdId, String requestId) {
        String orderId = orderId(clOrdId).toString();
        OrderCancelRequest request =
                OrderCancelRequest.newBuilder()
                        .setOrderId(orderId)
                        .setClOrdId(requestId)
                        .setOrigClOrdId(clOrdId)
                        .setAccount(account)
                        .build();
        ApprovedCommand approved =
                ApprovedCommand.newBuilder()
                        .setCommand(OrderCommand.newBuilder().setOrderCancelRequest(request))
                        .setDecision(decision(orderId, Instant.now().plusSeconds(60)))
                        .build();
        send("risk-approved", account, approved.toByteArray());
    }

    /** Lets a replace of quantity and price through; gives what the venue will know it by. */
    String replace(String clOrdId, String requestId, String orderQty, String price) {
        String orderId = orderId(clOrdId).toString();
        approve(
                OrderCommand.newBuilder()
                        .setOrderCancelReplaceRequest(
                                OrderCancelReplaceRequest.newBuilder()
                                        .setOrderId(orderId)
                                        .setClOrdId(requestId)
                                        .setOrigClOrdId(clOrdId)
                                        .setAccount(account)
                                        .setOrderQty(orderQty)
                                        .setPrice(price))
                        .build(),
                orderId);
        return orderId(requestId).toString();
    }

    void massCancel(OrderMassCancelRequest.Builder request) {
        approve(
                OrderCommand.newBuilder()
                        .setOrderMassCancelRequest(request.setAccount(account))
                        .build(),
                "");
    }

    void approve(OrderCommand command, String orderId) {
        ApprovedCommand approved =
                ApprovedCommand.newBuilder()
                        .setCommand(command)
                        .setDecision(decision(orderId, Instant.now().plusSeconds(60)))
                        .build();
        send("risk-approved", account, approved.toByteArray());
    }

    void reject(OrderCommand command, String code) {
        RejectedCommand rejected =
                RejectedCommand.newBuilder()
                        .setCommand(command)
                        .setDecision(decision("", Instant.now()))
                        .setRefusal(Refusal.newBuilder().setCode(code).setText("no"))
                        .build();
        send("risk-rejected", account, rejected.toByteArray());
    }

    void reject(NewOrderSingle order, String code) {
        RejectedCommand rejected =
                RejectedCommand.newBuilder()
                        .setCommand(OrderCommand.newBuilder().setNewOrderSingle(order))
                        .setDecision(decision(order.getOrderId(), Instant.now()))
                        .setRefusal(
                                Refusal.newBuilder()
                                        .setCode(code)
                                        .setText("too much")
                                        .setObserved("100")
                                        .setLimit("10"))
                        .build();
        send("risk-rejected", account, rejected.toByteArray());
    }

    /** As risk does, with its seal on it. */
    void send(String topic, String key, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
        SEAL.seal(topic, value, record.headers());
        send(record);
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        record.headers()
                .add(EventHeaders.TRACEPARENT, TraceParent.fresh().header().getBytes(UTF_8));
        var unused = producer.send(record);
        producer.flush();
    }

    /** What is told of the order, once {@code count} things are; words like TRADE/FILLED. */
    List<String> told(String orderId, int count) {
        await().atMost(SOON).until(() -> events(orderId).size() >= count);
        return words(orderId);
    }

    List<String> words(String orderId) {
        return events(orderId).stream().map(Pipeline::word).toList();
    }

    List<ExecutionEvent> events(String orderId) {
        return records("executions").stream()
                .map(Pipeline::event)
                .filter(event -> orderId(event).equals(orderId))
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        consumer.poll(Duration.ofMillis(20)).forEach(read::add);
        return read.stream()
                .filter(record -> record.topic().equals(topic))
                .filter(record -> new String(record.key(), UTF_8).equals(account))
                .toList();
    }

    static ExecutionEvent event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ExecutionEvent.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private static RiskDecision decision(String orderId, Instant expiry) {
        return RiskDecision.newBuilder()
                .setOrderId(orderId)
                .setDecidedAt(Timestamps.of(Instant.now()))
                .setApprovalExpiry(Timestamps.of(expiry))
                .build();
    }

    private static String orderId(ExecutionEvent event) {
        return event.hasOrderCancelReject()
                ? event.getOrderCancelReject().getOrderId()
                : event.getExecutionReport().getOrderId();
    }

    private static String word(ExecutionEvent event) {
        if (event.hasOrderCancelReject()) {
            var reject = event.getOrderCancelReject();
            return reject.getReportSeq() + " CANCEL_REJECT " + reject.getRefusal().getCode();
        }
        var report = event.getExecutionReport();
        String refusal = report.hasRefusal() ? " " + report.getRefusal().getCode() : "";
        return report.getReportSeq()
                + " "
                + report.getExecType().name().replace("EXEC_TYPE_", "")
                + " "
                + report.getOrdStatus().name().replace("ORD_STATUS_", "")
                + refusal;
    }
}

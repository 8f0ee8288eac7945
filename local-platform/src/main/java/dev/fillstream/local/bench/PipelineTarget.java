package dev.fillstream.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Our pipeline as something to load.
 *
 * @param rest where to POST; empty to send by Kafka
 * @param receiver the webhook receiver, registered at the notifier before; empty to stop at {@code
 *     executions}
 */
public record PipelineTarget(
        Vertx vertx,
        String bootstrapServers,
        Optional<Rest> rest,
        Optional<WebhookCounter> receiver)
        implements Target {

    /** The REST door of order-intake. */
    public record Rest(int port, String token, int connections) {}

    @Override
    public String label() {
        return "pipeline";
    }

    @Override
    public Stage last() {
        return receiver.isPresent() ? Stage.NOTIFIED : Stage.EXECUTED;
    }

    @Override
    public LoadGenerator generator(Workload.Made made, Timeline timeline) {
        return rest.<LoadGenerator>map(
                        door ->
                                new RestLoad(
                                        vertx,
                                        door.port(),
                                        door.token(),
                                        door.connections(),
                                        made.orders(),
                                        timeline))
                .orElseGet(
                        () ->
                                new KafkaLoad(
                                        bootstrapServers,
                                        Topic.ORDERS.name(),
                                        made.orders(),
                                        timeline));
    }

    @Override
    public Watch watch(Workload.Made made, Timeline timeline) {
        List<Watch> watches = new ArrayList<>();
        watches.add(
                new TopicWatcher(
                        bootstrapServers,
                        List.of(Topic.RISK_APPROVED.name(), Topic.RISK_REJECTED.name()),
                        record -> stampDecided(record, made, timeline)));
        watches.add(
                new TopicWatcher(
                        bootstrapServers,
                        List.of(Topic.EXECUTIONS.name()),
                        record -> stampExecuted(record, made, timeline)));
        receiver.ifPresent(
                counter ->
                        watches.add(
                                counter.listen(
                                        (orderId, at) ->
                                                timeline.stamp(
                                                        Stage.NOTIFIED,
                                                        made.number(orderId),
                                                        at))));
        return () -> {
            for (Watch watch : watches) {
                watch.close();
            }
        };
    }

    private static void stampDecided(
            ConsumerRecord<byte[], byte[]> record, Workload.Made made, Timeline timeline) {
        Header subject = record.headers().lastHeader(EventHeaders.SUBJECT);
        if (subject != null) {
            timeline.stamp(
                    Stage.DECIDED,
                    made.number(new String(subject.value(), UTF_8)),
                    System.nanoTime());
        }
    }

    private static void stampExecuted(
            ConsumerRecord<byte[], byte[]> record, Workload.Made made, Timeline timeline) {
        long now = System.nanoTime();
        try {
            ExecutionReport report = ExecutionEvent.parseFrom(record.value()).getExecutionReport();
            if (isFinal(report)) {
                timeline.stamp(Stage.EXECUTED, made.number(report.getOrderId()), now);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFinal(ExecutionReport report) {
        return switch (report.getOrdStatus()) {
            case ORD_STATUS_FILLED, ORD_STATUS_CANCELED, ORD_STATUS_REJECTED, ORD_STATUS_EXPIRED ->
                    true;
            default -> false;
        };
    }

    @Override
    public void close() {
        // Nothing of its own: the stack belongs to the caller, watches and generators to the trial.
    }
}

package dev.fillstream.intake.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.feed.EventId;
import dev.fillstream.intake.feed.FeedEvent;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.schemas.json.ReportJson;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrderCancelReject;
import java.time.DateTimeException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * From a record of {@code executions} to the event that subscribers get. A record that cannot be
 * read, or that is not its key's, is passed over here as everywhere: the notifier makes a dead
 * letter of it.
 */
final class ReportEvents {

    private static final Logger LOG = Logger.getLogger(ReportEvents.class);
    private static final String PREFIX = "execution.";
    private static final String CANCEL_REJECTED = "order_cancel.rejected";

    private ReportEvents() {}

    static Optional<FeedEvent> of(ConsumerRecord<byte[], byte[]> record) {
        Optional<FeedEvent> event = read(record);
        if (event.isEmpty()) {
            LOG.debugf(
                    "no report at %s-%d",
                    record.topic() + "-" + record.partition(), record.offset());
        }
        return event;
    }

    private static Optional<FeedEvent> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return switch (Topic.EXECUTIONS.format().read(record.value())) {
                case Readable<ExecutionEvent>(ExecutionEvent event) -> of(event, record);
                case Unreadable<ExecutionEvent> _ -> Optional.empty();
            };
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return Optional.empty();
        }
    }

    private static Optional<FeedEvent> of(
            ExecutionEvent event, ConsumerRecord<byte[], byte[]> record) {
        return switch (event.getEventCase()) {
            case EXECUTION_REPORT -> of(event.getExecutionReport(), record);
            case ORDER_CANCEL_REJECT -> of(event.getOrderCancelReject(), record);
            case EVENT_NOT_SET -> Optional.empty();
        };
    }

    private static Optional<FeedEvent> of(
            ExecutionReport report, ConsumerRecord<byte[], byte[]> record) {
        if (!isOf(report.getAccount(), record)) {
            return Optional.empty();
        }
        return ReportJson.execType(report.getExecType())
                .map(word -> FeedEvent.of(id(record), PREFIX + word, ReportJson.of(report)));
    }

    private static Optional<FeedEvent> of(
            OrderCancelReject reject, ConsumerRecord<byte[], byte[]> record) {
        return isOf(reject.getAccount(), record)
                ? Optional.of(FeedEvent.of(id(record), CANCEL_REJECTED, ReportJson.of(reject)))
                : Optional.empty();
    }

    private static boolean isOf(String account, ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null && account.equals(new String(record.key(), UTF_8));
    }

    private static EventId id(ConsumerRecord<byte[], byte[]> record) {
        return new EventId(record.partition(), record.offset());
    }
}

package dev.fillstream.notifier.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Timestamp;
import dev.fillstream.notifier.delivery.Draft;
import dev.fillstream.notifier.endpoint.EventTypes;
import dev.fillstream.notifier.lane.WebhookEvent;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Reading;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.schemas.json.ReportJson;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrderCancelReject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * From a record of {@code executions} to the event that endpoints get. The body is written only
 * when it is asked for, since most accounts have no endpoint.
 */
final class WebhookEventMapper {

    private static final String PREFIX = "execution.";

    private record Identity(
            String account, String eventId, String orderId, long reportSeq, Instant bookedAt) {}

    private WebhookEventMapper() {}

    static Reading<Draft> read(ConsumerRecord<byte[], byte[]> record) {
        return switch (Topic.EXECUTIONS.format().read(record.value())) {
            case Readable(ExecutionEvent event) -> draft(event, record);
            case Unreadable(Reason code, String detail) -> new Unreadable<>(code, detail);
        };
    }

    private static Reading<Draft> draft(
            ExecutionEvent event, ConsumerRecord<byte[], byte[]> record) {
        try {
            return switch (event.getEventCase()) {
                case EXECUTION_REPORT -> draft(event.getExecutionReport(), record);
                case ORDER_CANCEL_REJECT -> draft(event.getOrderCancelReject(), record);
                case EVENT_NOT_SET ->
                        new Unreadable<>(
                                Reason.COMMAND_MISSING, "the event is none that is known here");
            };
        } catch (DateTimeException | ArithmeticException e) {
            return new Unreadable<>(Reason.PROTOBUF_MALFORMED, "a time is out of range");
        }
    }

    private static Reading<Draft> draft(
            ExecutionReport report, ConsumerRecord<byte[], byte[]> record) {
        Optional<String> word = ReportJson.execType(report.getExecType());
        if (word.isEmpty()) {
            return new Unreadable<>(
                    Reason.COMMAND_MISSING, "the exec_type is none that is known here");
        }
        String type = PREFIX + word.get();
        Identity identity =
                new Identity(
                        report.getAccount(),
                        report.getEventId(),
                        report.getOrderId(),
                        report.getReportSeq(),
                        time(report.hasBookedAt(), report.getBookedAt(), record));
        Instant acceptedAt =
                report.hasAcceptedAt() ? Timestamps.toInstant(report.getAcceptedAt()) : null;
        return draft(
                identity,
                type,
                record,
                acceptedAt,
                () -> WebhookBody.of(type, report, identity.bookedAt()));
    }

    private static Reading<Draft> draft(
            OrderCancelReject reject, ConsumerRecord<byte[], byte[]> record) {
        Identity identity =
                new Identity(
                        reject.getAccount(),
                        reject.getEventId(),
                        reject.getOrderId(),
                        reject.getReportSeq(),
                        time(reject.hasBookedAt(), reject.getBookedAt(), record));
        String type = EventTypes.ORDER_CANCEL_REJECTED;
        return draft(
                identity,
                type,
                record,
                null,
                () -> WebhookBody.of(type, reject, identity.bookedAt()));
    }

    private static Reading<Draft> draft(
            Identity identity,
            String type,
            ConsumerRecord<byte[], byte[]> record,
            @Nullable Instant acceptedAt,
            Supplier<byte[]> body) {
        if (record.key() == null) {
            return new Unreadable<>(Reason.KEY_MISSING, "the key must be the account");
        }
        if (!identity.account().equals(new String(record.key(), UTF_8))) {
            return new Unreadable<>(Reason.KEY_NOT_ACCOUNT, "the key is another account");
        }
        UUID webhookId = uuid(identity.eventId());
        UUID orderId = uuid(identity.orderId());
        if (webhookId == null || orderId == null || identity.reportSeq() < 1) {
            return new Unreadable<>(
                    Reason.IDENTITY_INVALID, "event_id, order_id or report_seq is not one");
        }
        String traceparent = EventHeaders.text(record.headers(), EventHeaders.TRACEPARENT);
        return new Readable<>(
                new Draft(
                        webhookId,
                        identity.account(),
                        type,
                        orderId,
                        identity.reportSeq(),
                        () ->
                                new WebhookEvent(
                                        webhookId,
                                        type,
                                        identity.account(),
                                        orderId,
                                        identity.reportSeq(),
                                        record.partition(),
                                        body.get(),
                                        traceparent,
                                        acceptedAt)));
    }

    private static Instant time(
            boolean present, Timestamp time, ConsumerRecord<byte[], byte[]> record) {
        return present ? Timestamps.toInstant(time) : Instant.ofEpochMilli(record.timestamp());
    }

    private static @Nullable UUID uuid(String text) {
        if (text.length() != 36) {
            return null;
        }
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

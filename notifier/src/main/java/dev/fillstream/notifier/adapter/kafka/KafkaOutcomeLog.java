package dev.fillstream.notifier.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.model.value.NameBasedUuid;
import dev.fillstream.notifier.delivery.Outcome;
import dev.fillstream.notifier.delivery.OutcomeLog;
import dev.fillstream.notifier.lane.WebhookEvent;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.TraceParent;
import dev.fillstream.v1.DeliveryEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes each outcome to {@code notifications}, keyed by the account. */
@ApplicationScoped
public class KafkaOutcomeLog implements OutcomeLog {

    private static final String TYPE = "fillstream.v1.DeliveryEvent";
    private static final String SOURCE = "/fillstream/notifier";

    private final Producing producing;

    public KafkaOutcomeLog(Producing producing) {
        this.producing = producing;
    }

    @Override
    public void publish(Outcome outcome, Runnable whenDurable) {
        producing.send(() -> record(outcome), whenDurable);
    }

    private static ProducerRecord<byte[], byte[]> record(Outcome outcome) {
        WebhookEvent event = outcome.event();
        String id = eventId(outcome).toString();
        return new ProducerRecord<>(
                Topic.NOTIFICATIONS.name(),
                null,
                event.account().getBytes(UTF_8),
                message(id, outcome).toByteArray(),
                EventHeaders.of(
                        id,
                        TYPE,
                        SOURCE,
                        outcome.occurredAt(),
                        event.orderId().toString(),
                        TraceParent.next(event.traceparent()).header()));
    }

    /** The same outcome of the same attempt has the same id when it is told twice. */
    private static UUID eventId(Outcome outcome) {
        return NameBasedUuid.of(
                outcome.event().webhookId(),
                outcome.endpointId() + "/" + outcome.attempt() + "/" + outcome.kind());
    }

    private static DeliveryEvent message(String id, Outcome outcome) {
        WebhookEvent event = outcome.event();
        DeliveryEvent.Builder message =
                DeliveryEvent.newBuilder()
                        .setEventId(id)
                        .setOutcome(kind(outcome.kind()))
                        .setEndpointId(outcome.endpointId().toString())
                        .setWebhookId(event.webhookId().toString())
                        .setEventType(event.type())
                        .setAccount(event.account())
                        .setOrderId(event.orderId().toString())
                        .setReportSeq(event.reportSeq())
                        .setAttempt(outcome.attempt())
                        .setStatusCode(outcome.status())
                        .setCode(outcome.code())
                        .setLatencyMicros(outcome.latency().toNanos() / 1_000)
                        .setOccurredAt(Timestamps.of(outcome.occurredAt()));
        if (outcome.nextAttemptAt() != null) {
            message.setNextAttemptAt(Timestamps.of(outcome.nextAttemptAt()));
        }
        if (event.acceptedAt() != null) {
            message.setAcceptedAt(Timestamps.of(event.acceptedAt()));
        }
        return message.build();
    }

    private static DeliveryEvent.Outcome kind(Outcome.Kind kind) {
        return switch (kind) {
            case DELIVERED -> DeliveryEvent.Outcome.OUTCOME_DELIVERED;
            case FAILED -> DeliveryEvent.Outcome.OUTCOME_FAILED;
            case PARKED -> DeliveryEvent.Outcome.OUTCOME_PARKED;
            case ABANDONED -> DeliveryEvent.Outcome.OUTCOME_ABANDONED;
            case ENDPOINT_DISABLED -> DeliveryEvent.Outcome.OUTCOME_ENDPOINT_DISABLED;
        };
    }
}

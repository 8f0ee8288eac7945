package dev.fillstream.notifier.adapter.db;

import dev.fillstream.notifier.delivery.ParkedDeliveries.ParkedOrder;
import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.WebhookEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Between deliveries and the rows of {@code delivery}. */
final class DeliveryRows {

    /** A row to be. */
    record New(Delivery delivery, @Nullable Instant nextAttemptAt, String state) {}

    private DeliveryRows() {}

    /** The arguments of {@link DeliverySql#INSERT}. */
    static Tuple columns(List<New> rows, Instant now) {
        return Tuple.tuple()
                .addArrayOfUUID(of(rows, row -> row.delivery().endpointId(), UUID[]::new))
                .addArrayOfUUID(events(rows, WebhookEvent::webhookId, UUID[]::new))
                .addArrayOfUUID(events(rows, WebhookEvent::orderId, UUID[]::new))
                .addArrayOfLong(events(rows, WebhookEvent::reportSeq, Long[]::new))
                .addArrayOfInteger(events(rows, WebhookEvent::partition, Integer[]::new))
                .addArrayOfString(events(rows, WebhookEvent::account, String[]::new))
                .addArrayOfString(events(rows, WebhookEvent::type, String[]::new))
                .addValue(of(rows, row -> Buffer.buffer(row.delivery().body()), Buffer[]::new))
                .addArrayOfString(events(rows, WebhookEvent::traceparent, String[]::new))
                .addArrayOfOffsetDateTime(
                        events(rows, event -> time(event.acceptedAt()), OffsetDateTime[]::new))
                .addArrayOfInteger(of(rows, row -> row.delivery().attempt(), Integer[]::new))
                .addArrayOfOffsetDateTime(
                        of(rows, row -> time(row.nextAttemptAt()), OffsetDateTime[]::new))
                .addArrayOfString(of(rows, New::state, String[]::new))
                .addArrayOfInteger(events(rows, event -> event.urgency().ordinal(), Integer[]::new))
                .addOffsetDateTime(time(now));
    }

    static Delivery delivery(Row row) {
        OffsetDateTime acceptedAt = row.getOffsetDateTime("accepted_at");
        WebhookEvent event =
                new WebhookEvent(
                        row.getUUID("webhook_id"),
                        row.getString("event_type"),
                        row.getString("account"),
                        row.getUUID("order_id"),
                        row.getLong("report_seq"),
                        row.getInteger("partition"),
                        row.getBuffer("body").getBytes(),
                        row.getString("traceparent"),
                        acceptedAt == null ? null : acceptedAt.toInstant());
        return Delivery.fromRow(event, row.getUUID("endpoint_id"), row.getInteger("attempt"));
    }

    static ParkedOrder order(Row row) {
        return new ParkedOrder(
                row.getUUID("endpoint_id"),
                row.getUUID("order_id"),
                row.getInteger("partition"),
                row.getInteger("waiting"));
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static <T extends @Nullable Object> T[] events(
            List<New> rows, Function<WebhookEvent, T> column, IntFunction<T[]> array) {
        return of(rows, row -> column.apply(row.delivery().event()), array);
    }

    private static <T extends @Nullable Object> T[] of(
            List<New> rows, Function<New, T> column, IntFunction<T[]> array) {
        return rows.stream().map(column).toArray(array);
    }
}

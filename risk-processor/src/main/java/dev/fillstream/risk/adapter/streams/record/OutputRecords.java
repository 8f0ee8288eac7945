package dev.fillstream.risk.adapter.streams.record;

import dev.fillstream.model.value.NameBasedUuid;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.TraceParent;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Decisions as records: key and time of the command, and the headers of a new event. */
public final class OutputRecords {

    private static final String SOURCE = "/fillstream/risk-processor";
    private static final String APPROVED = "fillstream.v1.ApprovedCommand";
    private static final String REJECTED = "fillstream.v1.RejectedCommand";

    private OutputRecords() {}

    /**
     * @param requestId the identity of the command that was decided on
     * @param subject the orderId
     * @param kind tells the decisions on a new order from those on a request of the same name
     */
    public static Record<byte[], byte[]> decision(
            Record<byte @Nullable [], byte @Nullable []> command,
            OrderId requestId,
            String kind,
            String subject,
            boolean isApproved,
            byte[] value) {
        String traceparent = EventHeaders.text(command.headers(), EventHeaders.TRACEPARENT);
        return new Record<>(
                command.key(),
                value,
                command.timestamp(),
                EventHeaders.of(
                        NameBasedUuid.of(requestId.value(), kind).toString(),
                        isApproved ? APPROVED : REJECTED,
                        SOURCE,
                        Instant.ofEpochMilli(command.timestamp()),
                        subject,
                        TraceParent.next(traceparent).header()));
    }
}

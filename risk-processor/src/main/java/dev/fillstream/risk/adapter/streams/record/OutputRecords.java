package dev.fillstream.risk.adapter.streams.record;

import dev.fillstream.model.value.NameBasedUuid;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.TraceParent;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Decisions as records: key and time of the command, and the headers of a new event. */
public final class OutputRecords {

    private static final String SOURCE = "/fillstream/risk-processor";
    private static final String APPROVED = "fillstream.v1.ApprovedCommand";
    private static final String REJECTED = "fillstream.v1.RejectedCommand";

    private static final HexFormat HEX = HexFormat.of();

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
        UUID eventId = NameBasedUuid.of(requestId.value(), kind);
        return new Record<>(
                command.key(),
                value,
                command.timestamp(),
                EventHeaders.of(
                        eventId.toString(),
                        isApproved ? APPROVED : REJECTED,
                        SOURCE,
                        Instant.ofEpochMilli(command.timestamp()),
                        subject,
                        trace(command, eventId).header()));
    }

    /**
     * The next hop of the command's trace. What is not in the command comes from the event's id, so
     * that a replay writes the same.
     */
    private static TraceParent trace(Record<?, ?> command, UUID eventId) {
        String received = EventHeaders.text(command.headers(), EventHeaders.TRACEPARENT);
        TraceParent next = TraceParent.next(received);
        boolean isContinued = received != null && received.startsWith("00-" + next.traceId());
        return new TraceParent(
                isContinued
                        ? next.traceId()
                        : HEX.toHexDigits(eventId.getMostSignificantBits())
                                + HEX.toHexDigits(eventId.getLeastSignificantBits()),
                HEX.toHexDigits(eventId.getLeastSignificantBits()),
                next.sampled());
    }
}

package dev.fillstream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The headers of every record that we write: CloudEvents 1.0 in Kafka's binary mode, content-type
 * and W3C traceparent.
 */
public final class EventHeaders {

    public static final String CONTENT_TYPE = "content-type";
    public static final String PROTOBUF = "application/protobuf";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String TRACEPARENT = "traceparent";

    private static final byte[] PROTOBUF_BYTES = PROTOBUF.getBytes(UTF_8);
    private static final byte[] SPEC_VERSION_BYTES = "1.0".getBytes(UTF_8);

    private EventHeaders() {}

    /**
     * The headers of one event.
     *
     * @param id stable for the event, the same when it is sent again
     * @param type what happened, for instance {@code fillstream.v1.ExecutionReport}
     * @param source the service, for instance {@code /fillstream/order-intake}
     * @param time when it happened
     * @param subject the orderId, or the account or symbol where no order is concerned
     * @param traceparent as received, or null where there is none
     */
    public static Headers of(
            String id,
            String type,
            String source,
            Instant time,
            String subject,
            @Nullable String traceparent) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(SPEC_VERSION, SPEC_VERSION_BYTES);
        headers.add(ID, id.getBytes(UTF_8));
        headers.add(TYPE, type.getBytes(UTF_8));
        headers.add(SOURCE, source.getBytes(UTF_8));
        headers.add(TIME, time.toString().getBytes(UTF_8));
        headers.add(SUBJECT, subject.getBytes(UTF_8));
        headers.add(CONTENT_TYPE, PROTOBUF_BYTES);
        if (traceparent != null) {
            headers.add(TRACEPARENT, traceparent.getBytes(UTF_8));
        }
        return headers;
    }

    /** The last header of that name as text, or null. */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}

package dev.fillstream.risk.adapter.streams.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fillstream.schemas.DeadLetter;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The dead letter for a record, small enough that the broker takes it. */
public final class DeadLetters {

    /** What a topic takes by default, less what our own headers need. */
    private static final int MOST_BYTES = 1_000_000;

    private static final int LONGEST_CAUSE = 500;
    private static final String CUT = "dead-letter-cut";

    private DeadLetters() {}

    public static Record<byte @Nullable [], byte @Nullable []> of(
            Record<byte @Nullable [], byte @Nullable []> record,
            RecordMetadata place,
            DeadLetter.Reason reason,
            String cause) {
        Headers headers =
                DeadLetter.headers(
                        size(record) > MOST_BYTES ? cutMark(record) : record.headers(),
                        place.topic(),
                        place.partition(),
                        place.offset(),
                        reason,
                        cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause);
        return new Record<>(
                cut(record.key(), record),
                cut(record.value(), record),
                record.timestamp(),
                headers);
    }

    private static Headers cutMark(Record<?, ?> record) {
        Headers headers = new RecordHeaders();
        headers.add(CUT, Integer.toString(record.headers().toArray().length).getBytes(US_ASCII));
        return headers;
    }

    private static byte @Nullable [] cut(
            byte @Nullable [] bytes, Record<byte @Nullable [], byte @Nullable []> record) {
        return bytes == null || size(record) <= MOST_BYTES || bytes.length <= MOST_BYTES / 2
                ? bytes
                : Arrays.copyOf(bytes, MOST_BYTES / 2);
    }

    private static int size(Record<byte @Nullable [], byte @Nullable []> record) {
        int size = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}

package dev.fillstream.local.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.schemas.EventHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One record as it stands on a topic. */
public record LogRecord(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers) {

    /** Where a record stands. */
    public record Position(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "[" + partition + "]@" + offset;
        }
    }

    /** The record as a consumer got it. */
    public static LogRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new LogRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                record.headers());
    }

    public Position position() {
        return new Position(topic, partition, offset);
    }

    /** The key as text, or null where there is none. */
    public @Nullable String keyText() {
        return key == null ? null : new String(key, UTF_8);
    }

    /** The last header of that name, or null. */
    public @Nullable String header(String name) {
        return EventHeaders.text(headers, name);
    }
}

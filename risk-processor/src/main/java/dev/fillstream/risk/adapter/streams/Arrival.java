package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.adapter.streams.record.DecisionMapper.Place;
import java.time.Instant;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record and where it came from.
 *
 * @param streamTime the task's time, which only goes forward; it decides what is forgotten, nothing
 *     else
 */
record Arrival(
        Record<byte @Nullable [], byte @Nullable []> record,
        RecordMetadata metadata,
        long streamTime) {

    Place place() {
        return new Place(
                metadata.partition(), metadata.offset(), Instant.ofEpochMilli(record.timestamp()));
    }

    /** The partition that the key belongs to. */
    int home(int partitions) {
        byte @Nullable [] key = record.key();
        return key == null
                ? metadata.partition()
                : Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}

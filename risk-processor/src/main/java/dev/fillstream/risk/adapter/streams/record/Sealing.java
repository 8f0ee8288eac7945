package dev.fillstream.risk.adapter.streams.record;

import dev.fillstream.schemas.DecisionSeal;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes the bytes of decisions as they are, and seals them as the last thing before they leave.
 *
 * @param seal none where decisions are not sealed
 */
public record Sealing(Optional<DecisionSeal> seal) implements Serializer<byte[]> {

    @Override
    public byte[] serialize(String topic, byte[] value) {
        return value;
    }

    @Override
    public byte[] serialize(String topic, Headers headers, byte[] value) {
        seal.ifPresent(known -> known.seal(topic, value, headers));
        return value;
    }
}

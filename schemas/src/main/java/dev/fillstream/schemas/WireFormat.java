package dev.fillstream.schemas;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * How one message type stands on the wire: plain Protobuf bytes, without a registry's prefix.
 *
 * <p>{@link #read} never throws, because bad bytes are everyday input; the serde does, and is for
 * what we wrote ourselves (state stores, changelogs).
 *
 * @param <T> the message type
 */
public record WireFormat<T extends Message>(Parser<T> parser) {

    /** What came of reading a value. */
    public sealed interface Reading<T> permits Readable, Unreadable {}

    /** A value that could be read. */
    public record Readable<T>(T value) implements Reading<T> {}

    /**
     * A value that could not be read.
     *
     * @param code stable reason, one of {@link DeadLetter.Reason}
     * @param detail for people
     */
    public record Unreadable<T>(DeadLetter.Reason code, String detail) implements Reading<T> {}

    /** The message in {@code bytes}, or why there is none. */
    public Reading<T> read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Unreadable<>(DeadLetter.Reason.VALUE_MISSING, "the record has no value");
        }
        if (bytes.length == 0) {
            return new Unreadable<>(DeadLetter.Reason.VALUE_EMPTY, "the value has no bytes");
        }
        try {
            return new Readable<>(parser.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            return new Unreadable<>(
                    DeadLetter.Reason.PROTOBUF_MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : value.toByteArray();
    }

    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : parsed(topic, bytes);
    }

    /** For Kafka Streams. */
    public Serde<T> serde() {
        return new Serde<>() {
            @Override
            public Serializer<T> serializer() {
                return WireFormat.this.serializer();
            }

            @Override
            public Deserializer<T> deserializer() {
                return WireFormat.this.deserializer();
            }
        };
    }

    private T parsed(String topic, byte[] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("not the message that " + topic + " holds", e);
        }
    }
}

package dev.fillstream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The record that goes to {@code <topic>-dlq} in place of one that could not be read: its bytes,
 * key and headers as they were, and headers that say why and where from.
 */
public final class DeadLetter {

    /** Why a record could not be read. The name is the stable code. */
    public enum Reason {
        /** The record has no value at all. */
        VALUE_MISSING,
        /** The value has no bytes. */
        VALUE_EMPTY,
        /** The bytes are not the Protobuf message of this topic. */
        PROTOBUF_MALFORMED,
        /** The value starts as JSON, and is not the JSON form of this topic's message. */
        JSON_MALFORMED,
        /** The content-type header names a form that this topic does not take. */
        CONTENT_TYPE_UNKNOWN,
        /** The ce_type header names another message, or another version, than the value holds. */
        TYPE_MISMATCH,
        /** The message is there, and holds no command or event that this version knows. */
        COMMAND_MISSING,
        /** The record has no key; it must be the account. */
        KEY_MISSING,
        /** The key is not the account that the value names. */
        KEY_NOT_ACCOUNT,
        /** A field that identifies the order is missing or malformed, so nobody could be told. */
        IDENTITY_INVALID,
        /** The orderId given is not the one that account and clOrdId derive. */
        ORDER_ID_NOT_DERIVED,
        /** The same clOrdId came before with other content; the first one stands. */
        CL_ORD_ID_REUSED,
        /** A field that is needed to act on an event is missing or malformed. */
        FIELD_INVALID,
        /** The value is larger than any command may be. */
        VALUE_TOO_LARGE,
        /** The decision does not carry risk's seal: somebody else wrote it. */
        DECISION_NOT_GENUINE
    }

    public static final String REASON = "dead-letter-reason";
    public static final String CAUSE = "dead-letter-cause";
    public static final String TOPIC = "dead-letter-topic";
    public static final String PARTITION = "dead-letter-partition";
    public static final String OFFSET = "dead-letter-offset";

    /** A cause may quote what could not be read; more of it helps nobody. */
    private static final int MAX_CAUSE = 500;

    private DeadLetter() {}

    /** The dead letter for {@code record}, ready to be sent. */
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> record, Reason reason, String cause) {
        return new ProducerRecord<>(
                record.topic() + "-dlq",
                null,
                record.key(),
                record.value(),
                headers(
                        record.headers(),
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        reason,
                        cause));
    }

    /**
     * The headers of a dead letter: the record's own, then where it stood and why it could not
     * stay.
     */
    public static Headers headers(
            Headers original,
            String topic,
            int partition,
            long offset,
            Reason reason,
            String cause) {
        RecordHeaders headers = new RecordHeaders(original);
        put(headers, REASON, reason.name());
        put(headers, CAUSE, cause.length() <= MAX_CAUSE ? cause : cause.substring(0, MAX_CAUSE));
        put(headers, TOPIC, topic);
        put(headers, PARTITION, Integer.toString(partition));
        put(headers, OFFSET, Long.toString(offset));
        return headers;
    }

    private static void put(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}

package dev.fillstream.local.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.OrderCommandFormat;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Reading;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.OrderCommand;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a record of any topic of the catalogue, dead letters included. */
public final class RecordReader {

    private static final JsonFormat.Printer JSON =
            JsonFormat.printer().omittingInsignificantWhitespace();

    private RecordReader() {}

    public static SeenRecord read(ConsumerRecord<byte[], byte[]> record) {
        Summary summary = record.topic().endsWith("-dlq") ? deadLetter(record) : summary(record);
        return new SeenRecord(
                time(record),
                record.topic(),
                record.partition(),
                record.offset(),
                summary.orderId(),
                summary.clOrdId(),
                record.key() == null ? "" : new String(record.key(), UTF_8),
                summary.terms(),
                summary.status(),
                summary.isRefusal(),
                summary.isFinal(),
                json(summary.message()));
    }

    private static Summary summary(ConsumerRecord<byte[], byte[]> record) {
        Optional<Topic<?>> topic =
                Topic.all().stream()
                        .filter(candidate -> candidate.name().equals(record.topic()))
                        .findFirst();
        if (topic.isEmpty()) {
            return unreadable(record.topic() + " is not in the catalogue");
        }
        Reading<? extends Message> reading =
                topic.get().equals(Topic.ORDERS)
                        ? OrderCommandFormat.read(record.headers(), record.value())
                        : topic.get().format().read(record.value());
        return switch (reading) {
            case Readable<? extends Message>(Message message) -> Summaries.of(message);
            case Unreadable<? extends Message>(DeadLetter.Reason code, String detail) ->
                    unreadable(code + ": " + detail);
        };
    }

    private static Summary unreadable(String why) {
        return new Summary(
                "", "", "unreadable", why, true, false, OrderCommand.getDefaultInstance());
    }

    /** The headers say more than bytes that nobody could read. */
    private static Summary deadLetter(ConsumerRecord<byte[], byte[]> record) {
        String origin =
                "%s-%s@%s"
                        .formatted(
                                header(record, DeadLetter.TOPIC),
                                header(record, DeadLetter.PARTITION),
                                header(record, DeadLetter.OFFSET));
        String why = header(record, DeadLetter.REASON) + ": " + header(record, DeadLetter.CAUSE);
        return new Summary(
                "", "", "from " + origin, why, true, false, OrderCommand.getDefaultInstance());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        @Nullable String text = EventHeaders.text(record.headers(), name);
        return text == null ? "?" : text;
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record) {
        @Nullable String text = EventHeaders.text(record.headers(), EventHeaders.TIME);
        try {
            return text == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    private static String json(Message message) {
        try {
            return JSON.print(message);
        } catch (InvalidProtocolBufferException e) {
            return "{}";
        }
    }
}

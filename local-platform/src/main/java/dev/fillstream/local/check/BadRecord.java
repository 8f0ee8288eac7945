package dev.fillstream.local.check;

import dev.fillstream.schemas.DeadLetter;
import org.jspecify.annotations.Nullable;

/** A record of a dead-letter topic. */
public record BadRecord(LogRecord record) {

    /** Where it came from, or null where its headers do not say. */
    public LogRecord.@Nullable Position origin() {
        String topic = record.header(DeadLetter.TOPIC);
        String partition = record.header(DeadLetter.PARTITION);
        String offset = record.header(DeadLetter.OFFSET);
        if (topic == null || !isNumber(partition) || !isNumber(offset)) {
            return null;
        }
        return new LogRecord.Position(
                topic, Integer.parseInt(text(partition)), Long.parseLong(text(offset)));
    }

    /** Its stable code, empty where its headers do not say. */
    public String reason() {
        return text(record.header(DeadLetter.REASON));
    }

    /** The cause in words, empty where its headers do not say. */
    public String cause() {
        return text(record.header(DeadLetter.CAUSE));
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header;
    }

    private static boolean isNumber(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}");
    }
}

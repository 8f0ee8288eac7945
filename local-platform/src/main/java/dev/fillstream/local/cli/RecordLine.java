package dev.fillstream.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.fillstream.local.follow.SeenRecord;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A record as one line. */
final class RecordLine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());
    private static final int ID_SHOWN = 8;

    private RecordLine() {}

    static String text(SeenRecord record) {
        String line =
                String.format(
                        Locale.ROOT,
                        "%s  %-15s %2d-%-7d %-8s  %-8s  %-32s %s",
                        TIME.format(record.time()),
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        shortId(record.orderId()),
                        record.account(),
                        record.terms(),
                        record.status());
        if (record.isRefusal()) {
            return Screen.red(line);
        }
        return record.isFinal() ? Screen.green(line) : line;
    }

    static String json(SeenRecord record) {
        ObjectNode line = JSON.createObjectNode();
        line.put("time", record.time().toString());
        line.put("topic", record.topic());
        line.put("partition", record.partition());
        line.put("offset", record.offset());
        line.put("key", record.account());
        line.put("orderId", record.orderId());
        line.put("status", record.status());
        line.putRawValue("value", new RawValue(record.json()));
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String shortId(String orderId) {
        return orderId.length() > ID_SHOWN ? orderId.substring(0, ID_SHOWN) : orderId;
    }
}

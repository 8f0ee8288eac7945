package dev.fillstream.notifier.adapter.kafka;

import dev.fillstream.schemas.json.JsonText;
import dev.fillstream.schemas.json.JsonText.Fields;
import dev.fillstream.schemas.json.ReportJson;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrderCancelReject;
import java.time.Instant;

/** Writes {@code {"type", "timestamp", "data"}}, where {@code data} is the report. */
final class WebhookBody {

    /** What is left of 20 kB for what an endpoint gets added to it. */
    private static final int MOST_BYTES = 20_000 - 200;

    /** Where the body is too long all the same, text is cut to much less. */
    private static final int MOST_TEXT_IN_NEED = 100;

    private WebhookBody() {}

    static byte[] of(String type, ExecutionReport report, Instant timestamp) {
        return body(type, timestamp, json -> ReportJson.write(json, report));
    }

    static byte[] of(String type, OrderCancelReject reject, Instant timestamp) {
        return body(type, timestamp, json -> ReportJson.write(json, reject));
    }

    private static byte[] body(String type, Instant timestamp, Fields data) {
        byte[] bytes = body(type, timestamp, data, ReportJson.MOST_TEXT);
        return bytes.length <= MOST_BYTES ? bytes : body(type, timestamp, data, MOST_TEXT_IN_NEED);
    }

    private static byte[] body(String type, Instant timestamp, Fields data, int mostText) {
        return JsonText.object(
                mostText,
                json -> {
                    json.writeStringField("type", type);
                    json.writeStringField("timestamp", timestamp.toString());
                    json.writeObjectFieldStart("data");
                    data.write(json);
                    json.writeEndObject();
                });
    }
}

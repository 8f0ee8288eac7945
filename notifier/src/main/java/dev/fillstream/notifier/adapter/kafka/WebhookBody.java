package dev.fillstream.notifier.adapter.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.google.protobuf.Timestamp;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Writes {@code {"type", "timestamp", "data"}}: FIX names in camelCase, enum values in lower snake,
 * amounts as the plain decimals that they are on the wire. Fields that say nothing are left out.
 */
final class WebhookBody {

    /** What is left of 20 kB for what an endpoint gets added to it. */
    private static final int MOST_BYTES = 20_000 - 200;

    /** Longer text is cut, and where the body is too long all the same, to much less. */
    private static final int MOST_TEXT = 1_000;

    private static final int MOST_TEXT_IN_NEED = 100;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Words<Side> SIDES = Words.of(Side.class, "SIDE_");
    private static final Words<OrdType> ORD_TYPES = Words.of(OrdType.class, "ORD_TYPE_");
    private static final Words<TimeInForce> TIMES_IN_FORCE =
            Words.of(TimeInForce.class, "TIME_IN_FORCE_");
    private static final Words<OrdStatus> ORD_STATUSES = Words.of(OrdStatus.class, "ORD_STATUS_");
    private static final Words<OrderCancelReject.ResponseTo> RESPONSES =
            Words.of(OrderCancelReject.ResponseTo.class, "RESPONSE_TO_");

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private WebhookBody() {}

    static byte[] of(String type, String execType, ExecutionReport report, Instant timestamp) {
        return body(type, timestamp, json -> write(json, execType, report));
    }

    static byte[] of(String type, OrderCancelReject reject, Instant timestamp) {
        return body(type, timestamp, json -> write(json, reject));
    }

    private static byte[] body(String type, Instant timestamp, Fields data) {
        byte[] bytes = body(type, timestamp, data, MOST_TEXT);
        return bytes.length <= MOST_BYTES ? bytes : body(type, timestamp, data, MOST_TEXT_IN_NEED);
    }

    private static byte[] body(String type, Instant timestamp, Fields data, int mostText) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(1_024)) {
            try (JsonGenerator json = new CuttingGenerator(JSON.createGenerator(bytes), mostText)) {
                json.writeStartObject();
                json.writeStringField("type", type);
                json.writeStringField("timestamp", timestamp.toString());
                json.writeObjectFieldStart("data");
                data.write(json);
                json.writeEndObject();
                json.writeEndObject();
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    private static void write(JsonGenerator json, String execType, ExecutionReport report)
            throws IOException {
        identity(json, report.getEventId(), report.getOrderId(), report.getReportSeq());
        text(json, "clOrdId", report.getClOrdId());
        text(json, "origClOrdId", report.getOrigClOrdId());
        text(json, "account", report.getAccount());
        terms(json, report);
        text(json, "execId", report.getExecId());
        text(json, "execRefId", report.getExecRefId());
        json.writeStringField("execType", execType);
        json.writeStringField("ordStatus", ORD_STATUSES.of(report.getOrdStatus()));
        text(json, "lastQty", report.getLastQty());
        text(json, "lastPx", report.getLastPx());
        text(json, "cumQty", report.getCumQty());
        text(json, "leavesQty", report.getLeavesQty());
        text(json, "avgPx", report.getAvgPx());
        text(json, "overfillQty", report.getOverfillQty());
        if (report.hasRefusal()) {
            refusal(json, "rejectReason", report.getRefusal());
        }
        if (report.getOutcomeUnknown()) {
            json.writeBooleanField("outcomeUnknown", true);
        }
        text(json, "text", report.getText());
        text(json, "venue", report.getVenue());
        text(json, "venueOrderId", report.getVenueOrderId());
        time(json, "transactTime", report.hasTransactTime(), report.getTransactTime());
        time(json, "acceptedAt", report.hasAcceptedAt(), report.getAcceptedAt());
        time(json, "bookedAt", report.hasBookedAt(), report.getBookedAt());
    }

    private static void terms(JsonGenerator json, ExecutionReport report) throws IOException {
        text(json, "symbol", report.getSymbol());
        json.writeStringField("side", SIDES.of(report.getSide()));
        json.writeStringField("ordType", ORD_TYPES.of(report.getOrdType()));
        json.writeStringField("timeInForce", TIMES_IN_FORCE.of(report.getTimeInForce()));
        text(json, "orderQty", report.getOrderQty());
        text(json, "price", report.getPrice());
        text(json, "stopPx", report.getStopPx());
        text(json, "strategy", report.getStrategy());
        time(json, "expireTime", report.hasExpireTime(), report.getExpireTime());
    }

    private static void write(JsonGenerator json, OrderCancelReject reject) throws IOException {
        identity(json, reject.getEventId(), reject.getOrderId(), reject.getReportSeq());
        text(json, "clOrdId", reject.getClOrdId());
        text(json, "origClOrdId", reject.getOrigClOrdId());
        text(json, "account", reject.getAccount());
        text(json, "symbol", reject.getSymbol());
        json.writeStringField("ordStatus", ORD_STATUSES.of(reject.getOrdStatus()));
        json.writeStringField("responseTo", RESPONSES.of(reject.getResponseTo()));
        if (reject.hasRefusal()) {
            refusal(json, "rejectReason", reject.getRefusal());
        }
        time(json, "transactTime", reject.hasTransactTime(), reject.getTransactTime());
        time(json, "bookedAt", reject.hasBookedAt(), reject.getBookedAt());
    }

    private static void identity(JsonGenerator json, String eventId, String orderId, long reportSeq)
            throws IOException {
        json.writeStringField("eventId", eventId);
        json.writeStringField("orderId", orderId);
        json.writeNumberField("reportSeq", reportSeq);
    }

    private static void refusal(JsonGenerator json, String field, Refusal refusal)
            throws IOException {
        json.writeObjectFieldStart(field);
        text(json, "code", refusal.getCode());
        text(json, "text", refusal.getText());
        text(json, "observed", refusal.getObserved());
        text(json, "limit", refusal.getLimit());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }

    private static void time(JsonGenerator json, String field, boolean present, Timestamp time)
            throws IOException {
        if (present) {
            json.writeStringField(field, Timestamps.toInstant(time).toString());
        }
    }
}

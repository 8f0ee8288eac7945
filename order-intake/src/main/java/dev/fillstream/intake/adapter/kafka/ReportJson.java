package dev.fillstream.intake.adapter.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.google.protobuf.Timestamp;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * A report as clients know it, the same as a webhook's {@code data}: FIX names in camelCase, enum
 * values in lower snake, amounts as the plain decimals that they are on the wire. Fields that say
 * nothing are left out.
 */
final class ReportJson {

    /** Longer text is cut, as it is in a webhook. */
    private static final int MOST_TEXT = 1_000;

    private static final JsonFactory JSON = new JsonFactory();

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private ReportJson() {}

    /**
     * @param execType in the contract's words
     */
    static byte[] of(ExecutionReport report, String execType) {
        return object(json -> write(json, execType, report));
    }

    static byte[] of(OrderCancelReject reject) {
        return object(json -> write(json, reject));
    }

    /** An enum constant without its prefix, in lower snake. */
    static String word(Enum<?> constant, String prefix) {
        String name = constant.name();
        return name.startsWith(prefix)
                ? name.substring(prefix.length()).toLowerCase(Locale.ROOT)
                : "unspecified";
    }

    private static byte[] object(Fields fields) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(1_024)) {
            try (JsonGenerator json = JSON.createGenerator(bytes)) {
                json.writeStartObject();
                fields.write(json);
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
        json.writeStringField("ordStatus", word(report.getOrdStatus(), "ORD_STATUS_"));
        text(json, "lastQty", report.getLastQty());
        text(json, "lastPx", report.getLastPx());
        text(json, "cumQty", report.getCumQty());
        text(json, "leavesQty", report.getLeavesQty());
        text(json, "avgPx", report.getAvgPx());
        text(json, "overfillQty", report.getOverfillQty());
        if (report.hasRefusal()) {
            refusal(json, report.getRefusal());
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
        json.writeStringField("side", word(report.getSide(), "SIDE_"));
        json.writeStringField("ordType", word(report.getOrdType(), "ORD_TYPE_"));
        json.writeStringField("timeInForce", word(report.getTimeInForce(), "TIME_IN_FORCE_"));
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
        json.writeStringField("ordStatus", word(reject.getOrdStatus(), "ORD_STATUS_"));
        json.writeStringField("responseTo", word(reject.getResponseTo(), "RESPONSE_TO_"));
        if (reject.hasRefusal()) {
            refusal(json, reject.getRefusal());
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

    private static void refusal(JsonGenerator json, Refusal refusal) throws IOException {
        json.writeObjectFieldStart("rejectReason");
        text(json, "code", refusal.getCode());
        text(json, "text", refusal.getText());
        text(json, "observed", refusal.getObserved());
        text(json, "limit", refusal.getLimit());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(
                    field, value.length() > MOST_TEXT ? value.substring(0, MOST_TEXT) : value);
        }
    }

    private static void time(JsonGenerator json, String field, boolean present, Timestamp time)
            throws IOException {
        if (present) {
            json.writeStringField(field, Timestamps.toInstant(time).toString());
        }
    }
}

package dev.fillstream.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.Timestamp;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.io.IOException;
import java.util.Optional;

/**
 * A report as clients know it, in a webhook's {@code data} and in the stream of an account's
 * events: FIX names in camelCase, enum values in lower snake, amounts as the plain decimals that
 * they are on the wire. Fields that say nothing are left out.
 */
public final class ReportJson {

    /** Longer text is cut. */
    public static final int MOST_TEXT = 1_000;

    private static final Words<Side> SIDES = Words.of(Side.class, "SIDE_");
    private static final Words<OrdType> ORD_TYPES = Words.of(OrdType.class, "ORD_TYPE_");
    private static final Words<TimeInForce> TIMES_IN_FORCE =
            Words.of(TimeInForce.class, "TIME_IN_FORCE_");
    private static final Words<OrdStatus> ORD_STATUSES = Words.of(OrdStatus.class, "ORD_STATUS_");
    private static final Words<ExecType> EXEC_TYPES = Words.of(ExecType.class, "EXEC_TYPE_");
    private static final Words<OrderCancelReject.ResponseTo> RESPONSES =
            Words.of(OrderCancelReject.ResponseTo.class, "RESPONSE_TO_");

    private ReportJson() {}

    /** The report alone. */
    public static byte[] of(ExecutionReport report) {
        return JsonText.object(MOST_TEXT, json -> write(json, report));
    }

    /** The refusal alone. */
    public static byte[] of(OrderCancelReject reject) {
        return JsonText.object(MOST_TEXT, json -> write(json, reject));
    }

    /**
     * The word for what happened, or empty where it is nothing that is known here. An unknown
     * outcome shows as what it is to the client: still pending_new.
     */
    public static Optional<String> execType(ExecType type) {
        return switch (type) {
            case EXEC_TYPE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
            case EXEC_TYPE_OUTCOME_UNKNOWN ->
                    Optional.of(EXEC_TYPES.of(ExecType.EXEC_TYPE_PENDING_NEW));
            default -> Optional.of(EXEC_TYPES.of(type));
        };
    }

    /** The fields of a report, into an object that is open. */
    public static void write(JsonGenerator json, ExecutionReport report) throws IOException {
        identity(json, report.getEventId(), report.getOrderId(), report.getReportSeq());
        text(json, "clOrdId", report.getClOrdId());
        text(json, "origClOrdId", report.getOrigClOrdId());
        text(json, "account", report.getAccount());
        terms(json, report);
        text(json, "execId", report.getExecId());
        text(json, "execRefId", report.getExecRefId());
        json.writeStringField("execType", execType(report.getExecType()).orElse("unspecified"));
        json.writeStringField("ordStatus", ORD_STATUSES.of(report.getOrdStatus()));
        text(json, "lastQty", report.getLastQty());
        text(json, "lastPx", report.getLastPx());
        text(json, "refQty", report.getRefQty());
        text(json, "refPx", report.getRefPx());
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
        json.writeStringField("side", SIDES.of(report.getSide()));
        json.writeStringField("ordType", ORD_TYPES.of(report.getOrdType()));
        json.writeStringField("timeInForce", TIMES_IN_FORCE.of(report.getTimeInForce()));
        text(json, "orderQty", report.getOrderQty());
        text(json, "price", report.getPrice());
        text(json, "stopPx", report.getStopPx());
        text(json, "strategy", report.getStrategy());
        time(json, "expireTime", report.hasExpireTime(), report.getExpireTime());
    }

    /** The fields of a refused cancel or replace, into an object that is open. */
    public static void write(JsonGenerator json, OrderCancelReject reject) throws IOException {
        identity(json, reject.getEventId(), reject.getOrderId(), reject.getReportSeq());
        text(json, "clOrdId", reject.getClOrdId());
        text(json, "origClOrdId", reject.getOrigClOrdId());
        text(json, "account", reject.getAccount());
        text(json, "symbol", reject.getSymbol());
        json.writeStringField("ordStatus", ORD_STATUSES.of(reject.getOrdStatus()));
        json.writeStringField("responseTo", RESPONSES.of(reject.getResponseTo()));
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

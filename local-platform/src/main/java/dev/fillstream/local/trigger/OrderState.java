package dev.fillstream.local.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.local.follow.SeenRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where an order stands by its reports so far, and what they were. */
final class OrderState {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LOST = "REQUEST_NOT_RECEIVED";

    private static final Set<String> UNSENT =
            Set.of("APPROVAL_EXPIRED", "NOT_RECEIVED_BY_VENUE", "VENUE_UNAVAILABLE");

    private final List<String> execTypes = new ArrayList<>();
    private String ordStatus = "";
    private String refusal = "";
    private BigDecimal orderQty = BigDecimal.ZERO;
    private BigDecimal cumQty = BigDecimal.ZERO;
    private BigDecimal overfillQty = BigDecimal.ZERO;
    private boolean outcomeUnknown;
    private boolean requestLost;
    private long reportSeq;

    /** Takes a record of {@code executions} in; one that was published again changes nothing. */
    void take(SeenRecord record) {
        JsonNode event = read(record.json());
        JsonNode rejected = event.path("orderCancelReject");
        JsonNode report = rejected.isMissingNode() ? event.path("executionReport") : rejected;
        long seq = report.path("reportSeq").asLong();
        if (report.isMissingNode() || seq <= reportSeq) {
            return;
        }
        reportSeq = seq;
        if (rejected.isMissingNode()) {
            takeReport(report);
        } else {
            ordStatus = word(rejected, "ordStatus", "ORD_STATUS_");
            requestLost = rejected.path("refusal").path("code").asText().equals(LOST);
        }
    }

    private void takeReport(JsonNode report) {
        execTypes.add(word(report, "execType", "EXEC_TYPE_"));
        ordStatus = word(report, "ordStatus", "ORD_STATUS_");
        refusal = report.path("refusal").path("code").asText();
        orderQty = amount(report, "orderQty");
        cumQty = amount(report, "cumQty");
        overfillQty = amount(report, "overfillQty");
        outcomeUnknown = report.path("outcomeUnknown").asBoolean();
    }

    /** For instance {@code FILLED}; empty before the first report. */
    String ordStatus() {
        return ordStatus;
    }

    String refusal() {
        return refusal;
    }

    /** Whether something of that kind was ever reported, for instance {@code TRADE_CANCEL}. */
    boolean was(String execType) {
        return execTypes.contains(execType);
    }

    /** Whether it ended without ever having been at the broker. */
    boolean wasLetGo() {
        return UNSENT.contains(refusal);
    }

    /** Whether the last request about it never reached the broker; it is told once. */
    boolean takeLostRequest() {
        boolean lost = requestLost;
        requestLost = false;
        return lost;
    }

    boolean wasInDoubt() {
        return was("OUTCOME_UNKNOWN");
    }

    boolean isInDoubt() {
        return outcomeUnknown;
    }

    /** Whether as much traded as was asked for. */
    boolean isWhole() {
        return cumQty.compareTo(orderQty) == 0;
    }

    BigDecimal orderQty() {
        return orderQty;
    }

    BigDecimal cumQty() {
        return cumQty;
    }

    BigDecimal overfillQty() {
        return overfillQty;
    }

    @Override
    public String toString() {
        String doubt = outcomeUnknown ? ", outcome unknown" : "";
        String code = refusal.isEmpty() ? "" : " " + refusal;
        return ordStatus.isEmpty()
                ? "no report yet"
                : "%s%s, %s of %s traded%s".formatted(ordStatus, code, cumQty, orderQty, doubt);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(JsonNode report, String field, String prefix) {
        String text = report.path(field).asText();
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static BigDecimal amount(JsonNode report, String field) {
        String text = report.path(field).asText();
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }
}

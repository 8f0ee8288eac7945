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

    private static final Set<String> UNSENT =
            Set.of("APPROVAL_EXPIRED", "NOT_RECEIVED_BY_VENUE", "VENUE_UNAVAILABLE");

    private final List<String> execTypes = new ArrayList<>();
    private String ordStatus = "";
    private String refusal = "";
    private BigDecimal orderQty = BigDecimal.ZERO;
    private BigDecimal cumQty = BigDecimal.ZERO;
    private BigDecimal overfillQty = BigDecimal.ZERO;
    private boolean outcomeUnknown;
    private long reportSeq;

    /** Takes a record of {@code executions} in; one that was published again changes nothing. */
    void take(SeenRecord record) {
        JsonNode report = read(record.json()).path("executionReport");
        long seq = report.path("reportSeq").asLong();
        if (report.isMissingNode() || seq <= reportSeq) {
            return;
        }
        reportSeq = seq;
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

package dev.fillstream.local.demo;

import dev.fillstream.local.check.CheckResult;
import dev.fillstream.local.check.History;
import dev.fillstream.schemas.DeadLetter.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the load was made to provoke, and whether it did: a demo that shows nothing proves nothing.
 */
final class Scenario {

    private static final Set<String> REFUSALS =
            Set.of(
                    "MAX_ORDER_QTY",
                    "MAX_ORDER_NOTIONAL",
                    "PRICE_OUTSIDE_COLLAR",
                    "BUYING_POWER",
                    "INSTRUMENT_UNKNOWN",
                    "PRICE_OFF_TICK");

    private static final Set<String> BAD_RECORDS =
            Set.of(
                    Reason.PROTOBUF_MALFORMED.name(),
                    Reason.VALUE_EMPTY.name(),
                    Reason.KEY_MISSING.name(),
                    Reason.CL_ORD_ID_REUSED.name());

    private Scenario() {}

    static List<CheckResult> check(DemoCounts counts, History history, List<String> unexpected) {
        List<CheckResult> results = new ArrayList<>();
        results.add(
                result(
                        "order-intake took every order sent by REST",
                        unexpected.isEmpty(),
                        unexpected.isEmpty() ? "no other answer" : unexpected.getFirst()));
        results.add(seen("each kind of refusal happened", REFUSALS, counts.rejected()));
        results.add(seen("each kind of bad record was caught", BAD_RECORDS, counts.deadLettered()));
        long repeated = DemoCounts.repeated(history);
        results.add(
                result(
                        "an order sent twice is one order",
                        repeated > 0,
                        repeated + " sent again by another way"));
        results.add(
                result(
                        "a receiver that failed got its webhooks later",
                        counts.retried() > 0,
                        counts.retried() + " sent again"));
        int filled = counts.standing().getOrDefault("filled", 0);
        results.add(result("orders were filled", filled > 0, filled + " orders"));
        return results;
    }

    private static CheckResult seen(String name, Set<String> wanted, Map<String, Integer> counted) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(counted.keySet());
        return result(
                name, missing.isEmpty(), missing.isEmpty() ? counted.toString() : "no " + missing);
    }

    private static CheckResult result(String name, boolean passed, String detail) {
        return new CheckResult(name, passed, detail, passed ? List.of() : List.of(detail));
    }
}

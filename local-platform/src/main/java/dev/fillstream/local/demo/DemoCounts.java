package dev.fillstream.local.demo;

import dev.fillstream.local.check.BadRecord;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Receipt;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a run, counted from the evidence.
 *
 * @param records on {@code orders} since the run began, repeats and bad ones included
 * @param delivered webhooks that were answered 2xx, each once per endpoint
 * @param retried webhooks that had to be sent more than once
 */
record DemoCounts(
        int records,
        int accepted,
        int approved,
        Map<String, Integer> rejected,
        Map<String, Integer> standing,
        int reports,
        int delivered,
        int retried,
        Map<String, Integer> deadLettered) {

    static DemoCounts of(History history, Instant startedAt) {
        String prefix = history.evidence().runPrefix();
        List<OrderCase> orders =
                history.orders().stream().filter(order -> order.isOfRun(prefix)).toList();
        Map<String, Integer> rejected = new TreeMap<>();
        Map<String, Integer> standing = new TreeMap<>();
        int approved = 0;
        int reports = 0;
        for (OrderCase order : orders) {
            reports += order.reports().size();
            if (order.isApproved()) {
                approved++;
                order.lastReport()
                        .map(ExecutionReport::getOrdStatus)
                        .ifPresent(status -> standing.merge(word(status), 1, Integer::sum));
            } else {
                order.decisions().stream()
                        .limit(1)
                        .flatMap(decision -> decision.refusal().stream())
                        .forEach(refusal -> rejected.merge(refusal.getCode(), 1, Integer::sum));
            }
        }
        return new DemoCounts(
                records(history, startedAt),
                (int) orders.stream().filter(order -> !order.decisions().isEmpty()).count(),
                approved,
                rejected,
                standing,
                reports,
                delivered(history),
                retried(history),
                deadLettered(history, startedAt));
    }

    private static int records(History history, Instant startedAt) {
        return (int)
                history.orderRecords().stream()
                        .filter(record -> !record.timestamp().isBefore(startedAt))
                        .count();
    }

    /** Decisions that were asked for again and told again. */
    static long repeated(History history) {
        return history.orders().stream()
                .filter(order -> order.isOfRun(history.evidence().runPrefix()))
                .filter(order -> order.decisions().size() > 1)
                .filter(order -> isOneDecision(order.decisions()))
                .count();
    }

    private static boolean isOneDecision(List<Decision> decisions) {
        return decisions.stream().allMatch(decisions.getFirst()::isSameAs);
    }

    private static int delivered(History history) {
        return (int)
                history.evidence().receipts().stream()
                        .filter(Receipt::isSuccess)
                        .map(receipt -> receipt.path() + " " + receipt.webhookId())
                        .distinct()
                        .count();
    }

    private static int retried(History history) {
        return (int)
                history.evidence().receipts().stream()
                        .filter(receipt -> !receipt.isSuccess())
                        .map(receipt -> receipt.path() + " " + receipt.webhookId())
                        .distinct()
                        .count();
    }

    private static Map<String, Integer> deadLettered(History history, Instant startedAt) {
        Map<String, Integer> reasons = new TreeMap<>();
        for (BadRecord letter : history.badRecords()) {
            if (!letter.record().timestamp().isBefore(startedAt)) {
                reasons.merge(letter.reason(), 1, Integer::sum);
            }
        }
        return reasons;
    }

    private static String word(OrdStatus status) {
        return status.name().substring("ORD_STATUS_".length()).toLowerCase(Locale.ROOT);
    }
}

package dev.fillstream.local.demo;

import dev.fillstream.local.check.Command;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.LogRecord.Position;
import dev.fillstream.local.check.PipelineEvidence;
import dev.fillstream.local.check.Report;
import dev.fillstream.v1.OrdStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the orders of this run have come, read from the topics as records appear on them. Fed by
 * one thread, asked by others.
 */
final class Funnel {

    private static final Set<OrdStatus> SETTLED =
            Set.of(
                    OrdStatus.ORD_STATUS_NEW,
                    OrdStatus.ORD_STATUS_PARTIALLY_FILLED,
                    OrdStatus.ORD_STATUS_FILLED,
                    OrdStatus.ORD_STATUS_CANCELED,
                    OrdStatus.ORD_STATUS_REJECTED,
                    OrdStatus.ORD_STATUS_EXPIRED);

    private final String runPrefix;
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> approved = new HashSet<>();
    private final Set<String> rejected = new HashSet<>();
    private final Map<String, Boolean> settled = new HashMap<>();
    private final Set<String> reports = new HashSet<>();
    private final Map<Position, Instant> seenAt = new HashMap<>();
    private int deadLetters;

    Funnel(String runPrefix) {
        this.runPrefix = runPrefix;
    }

    /** Where the run stands. */
    record Counts(
            int accepted, int approved, int rejected, int settled, int reports, int deadLetters) {

        /** Whether every accepted order was decided and its last report leaves nothing open. */
        boolean isSettled() {
            return approved + rejected == accepted && settled == accepted;
        }
    }

    /** Takes what a consumer just read. */
    synchronized void take(List<LogRecord> records, Instant now) {
        History history =
                History.of(
                        new PipelineEvidence(
                                records, List.of(), List.of(), List.of(), List.of(), runPrefix));
        for (Command command : history.commands()) {
            if (command.record().key() != null && command.clOrdId().startsWith(runPrefix)) {
                command.newOrderId().ifPresent(accepted::add);
            }
        }
        for (Decision decision : history.decisions()) {
            seenAt.put(decision.record().position(), now);
            if (decision.command().getNewOrderSingle().getClOrdId().startsWith(runPrefix)) {
                (decision.isApproval() ? approved : rejected).add(decision.orderId());
            }
        }
        history.reports().forEach(this::take);
        deadLetters += history.badRecords().size();
    }

    synchronized Counts counts() {
        int settledOrders =
                (int) accepted.stream().filter(id -> settled.getOrDefault(id, false)).count();
        return new Counts(
                accepted.size(),
                approved.size(),
                rejected.size(),
                settledOrders,
                reports.size(),
                deadLetters);
    }

    /** The event ids of this run's reports so far. */
    synchronized Set<String> reportIds() {
        return Set.copyOf(reports);
    }

    /** When a reader of committed records saw each decision. */
    synchronized Map<Position, Instant> seenAt() {
        return Map.copyOf(seenAt);
    }

    private void take(Report report) {
        report.execution()
                .filter(execution -> execution.getClOrdId().startsWith(runPrefix))
                .ifPresent(
                        execution -> {
                            reports.add(report.eventId());
                            settled.put(
                                    report.orderId(),
                                    SETTLED.contains(execution.getOrdStatus())
                                            && !execution.getOutcomeUnknown());
                        });
        if (report.execution().isEmpty()) {
            // A request was refused: the order stands as it did before it was asked for.
            settled.computeIfPresent(
                    report.orderId(), (_, _) -> SETTLED.contains(report.ordStatus()));
        }
    }
}

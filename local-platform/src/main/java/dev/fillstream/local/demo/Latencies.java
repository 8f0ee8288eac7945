package dev.fillstream.local.demo;

import dev.fillstream.local.check.Command;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord.Position;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Receipt;
import dev.fillstream.local.check.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long the orders of a run took, hop by hop, from the times of their records and of the
 * receiver. Record times are whole milliseconds.
 */
final class Latencies {

    /** One row: half of the orders were at most p50, 99 of 100 at most p99. */
    record Row(String hop, int count, Duration p50, Duration p99, Duration max) {}

    private final Map<String, List<Duration>> hops = new LinkedHashMap<>();

    /**
     * @param seenAt when a reader of committed records saw each decision
     * @param path of the endpoint whose receipts count
     */
    static List<Row> of(History history, Map<Position, Instant> seenAt, String path) {
        Latencies latencies = new Latencies();
        Map<String, Instant> receivedAt = receivedAt(history, path);
        for (OrderCase order : history.orders()) {
            if (order.isOfRun(history.evidence().runPrefix()) && !order.decisions().isEmpty()) {
                latencies.add(order, seenAt, receivedAt);
            }
        }
        return latencies.hops.entrySet().stream()
                .filter(hop -> !hop.getValue().isEmpty())
                .map(hop -> row(hop.getKey(), hop.getValue()))
                .toList();
    }

    private void add(
            OrderCase order, Map<Position, Instant> seenAt, Map<String, Instant> receivedAt) {
        Decision decision = order.decisions().getFirst();
        Optional<Instant> entered =
                order.commands().stream()
                        .map(Command::record)
                        .filter(record -> record.position().equals(decision.decides()))
                        .map(record -> record.timestamp())
                        .findFirst();
        if (entered.isEmpty() || order.reports().isEmpty()) {
            return;
        }
        Instant start = entered.get();
        Report first = order.reports().getFirst();
        Instant booked = first.record().timestamp();
        Instant decided = seenAt.get(decision.record().position());
        if (decided != null) {
            hop("orders -> decision visible", start, decided);
        }
        hop("orders -> first report", start, booked);
        order.reports().stream()
                .filter(Report::isTrade)
                .findFirst()
                .ifPresent(
                        trade -> hop("orders -> first trade", start, trade.record().timestamp()));
        for (Report report : order.reports()) {
            Instant received = receivedAt.get(report.eventId());
            if (received != null) {
                hop("report -> webhook", report.record().timestamp(), received);
            }
        }
        Instant received = receivedAt.get(first.eventId());
        if (received != null) {
            hop("orders -> webhook of first report", start, received);
        }
    }

    private void hop(String name, Instant from, Instant to) {
        hops.computeIfAbsent(name, _ -> new ArrayList<>()).add(Duration.between(from, to));
    }

    private static Map<String, Instant> receivedAt(History history, String path) {
        Map<String, Instant> received = new HashMap<>();
        for (Receipt receipt : history.evidence().receipts()) {
            if (receipt.isSuccess() && receipt.path().equals(path)) {
                received.putIfAbsent(receipt.webhookId(), receipt.receivedAt());
            }
        }
        return received;
    }

    private static Row row(String hop, List<Duration> all) {
        List<Duration> sorted = all.stream().sorted().toList();
        return new Row(hop, sorted.size(), at(sorted, 50), at(sorted, 99), sorted.getLast());
    }

    private static Duration at(List<Duration> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(0, rank - 1));
    }
}

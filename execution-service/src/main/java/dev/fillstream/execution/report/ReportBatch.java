package dev.fillstream.execution.report;

import dev.fillstream.model.value.OrderId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The reports that one transaction booked, in the order in which they are to be published. The
 * batch stays in the book until Kafka has acknowledged all of it.
 *
 * @param batchId sorts by the time it was made, and strictly among those of one instance
 */
public record ReportBatch(UUID batchId, List<BookedReport> reports) {

    public ReportBatch {
        reports = List.copyOf(reports);
    }

    /** The same without the reports of other orders. */
    ReportBatch only(Set<OrderId> orders) {
        List<BookedReport> kept =
                reports.stream().filter(report -> orders.contains(report.orderId())).toList();
        return kept.size() == reports.size() ? this : new ReportBatch(batchId, kept);
    }
}

package dev.fillstream.execution.report;

import dev.fillstream.model.order.Report;
import java.time.Instant;

/** How a report stands on {@code executions}: made once, stored and sent as the same bytes. */
public interface ReportFormat {

    BookedReport toBooked(BookedOrder order, Report report, Instant bookedAt);

    BookedReport toBooked(RefusedRequest request);
}

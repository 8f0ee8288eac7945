package dev.fillstream.local.check;

import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** All that is known of one order, each list in the order of its source. */
public final class OrderCase {

    private final String orderId;
    private final List<Command> commands = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<VenueEntry> venueEntries = new ArrayList<>();

    OrderCase(String orderId) {
        this.orderId = orderId;
    }

    public String orderId() {
        return orderId;
    }

    /** Every record that asked for it. */
    public List<Command> commands() {
        return Collections.unmodifiableList(commands);
    }

    /** Every decision about it, those told again included. */
    public List<Decision> decisions() {
        return Collections.unmodifiableList(decisions);
    }

    /** Its reports, each once: one that was published again is left out. */
    public List<Report> reports() {
        return Collections.unmodifiableList(reports);
    }

    /** What the venue booked of it. */
    public List<VenueEntry> venueEntries() {
        return Collections.unmodifiableList(venueEntries);
    }

    public boolean isApproved() {
        return decisions.stream().anyMatch(Decision::isApproval);
    }

    /** The last execution report, where there is one. */
    public Optional<ExecutionReport> lastReport() {
        return reports.reversed().stream()
                .flatMap(report -> report.execution().stream())
                .findFirst();
    }

    /** Where the last report leaves the order. */
    public OrdStatus lastStatus() {
        return reports.isEmpty() ? OrdStatus.ORD_STATUS_UNSPECIFIED : reports.getLast().ordStatus();
    }

    /** Whether some record that asked for it has a clOrdId that begins so. */
    public boolean isOfRun(String prefix) {
        return commands.stream().anyMatch(command -> command.clOrdId().startsWith(prefix));
    }

    void add(Command command) {
        commands.add(command);
    }

    void add(Decision decision) {
        decisions.add(decision);
    }

    void add(Report report) {
        boolean again =
                reports.stream()
                        .anyMatch(
                                known ->
                                        known.reportSeq() == report.reportSeq()
                                                && known.event().equals(report.event()));
        if (!again) {
            reports.add(report);
        }
    }

    void add(VenueEntry entry) {
        venueEntries.add(entry);
    }
}

package dev.fillstream.local.check.rule;

import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Command;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Report;
import dev.fillstream.schemas.EventHeaders;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the services wrote can be read, is keyed by its account, names itself in its headers, and is
 * part of the trace that the order came with.
 */
public final class RecordsAreSelfDescribing implements Check {

    private static final List<String> REQUIRED =
            List.of(
                    EventHeaders.ID,
                    EventHeaders.TYPE,
                    EventHeaders.SOURCE,
                    EventHeaders.TIME,
                    EventHeaders.SUBJECT,
                    EventHeaders.SPEC_VERSION,
                    EventHeaders.CONTENT_TYPE,
                    EventHeaders.TRACEPARENT);

    @Override
    public String name() {
        return "every record names itself and carries the trace of its order";
    }

    @Override
    public String subject() {
        return "records";
    }

    @Override
    public void examine(History history, Findings findings) {
        history.unreadable()
                .forEach(record -> findings.problem("%s cannot be read", record.position()));
        for (Decision decision : history.decisions()) {
            String account = new Command(decision.record(), decision.command()).account();
            examineKey(decision.record(), account, findings);
            // A request about no single order is about the account.
            String subject = decision.orderId().isEmpty() ? account : decision.orderId();
            examineHeaders(decision.record(), subject, findings);
        }
        for (Report report : history.reports()) {
            examineKey(report.record(), report.account(), findings);
            examineHeaders(report.record(), report.orderId(), findings);
            findings.expect(
                    report.eventId().equals(report.record().header(EventHeaders.ID)),
                    "%s has another ce_id than its event id",
                    report.label());
        }
        history.orders().forEach(order -> examineTraces(order, findings));
    }

    /**
     * An order that came twice has two traces, and one that came without has the one that risk
     * began; what follows is part of one of them.
     */
    private static void examineTraces(OrderCase order, Findings findings) {
        Set<String> asked = traces(order.commands().stream().map(Command::record));
        Set<String> decided = traces(order.decisions().stream().map(Decision::record));
        if (asked.size() == order.commands().size()) {
            order.decisions().forEach(decision -> examineTrace(decision.record(), asked, findings));
        }
        order.reports().forEach(report -> examineTrace(report.record(), decided, findings));
    }

    private static void examineKey(LogRecord record, String account, Findings findings) {
        findings.expect(
                account.equals(record.keyText()),
                "%s is keyed %s instead of %s",
                record.position(),
                record.keyText(),
                account);
    }

    private static void examineHeaders(LogRecord record, String subject, Findings findings) {
        findings.examined();
        for (String header : REQUIRED) {
            findings.expect(
                    record.header(header) != null, "%s has no %s", record.position(), header);
        }
        findings.expect(
                subject.equals(record.header(EventHeaders.SUBJECT)),
                "%s has the subject %s instead of %s",
                record.position(),
                record.header(EventHeaders.SUBJECT),
                subject);
    }

    private static void examineTrace(LogRecord record, Set<String> traces, Findings findings) {
        findings.expect(
                traces.isEmpty() || traces.containsAll(traces(Stream.of(record))),
                "%s left the trace of its order",
                record.position());
    }

    private static Set<String> traces(Stream<LogRecord> records) {
        return records.map(record -> record.header(EventHeaders.TRACEPARENT))
                .filter(parent -> parent != null && parent.length() == 55)
                .map(parent -> parent.substring(3, 35))
                .collect(Collectors.toSet());
    }
}

package dev.fillstream.local.check.rule;

import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Report;
import dev.fillstream.schemas.EventHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        Map<LogRecord.Position, LogRecord> orders = new HashMap<>();
        history.orderRecords().forEach(record -> orders.put(record.position(), record));
        for (Decision decision : history.decisions()) {
            String account = decision.command().getNewOrderSingle().getAccount();
            if (decision.command().hasNewOrderSingle()) {
                examineKey(decision.record(), account, findings);
            }
            examineHeaders(decision.record(), decision.orderId(), findings);
            trace(orders.get(decision.decides()))
                    .ifPresent(trace -> examineTrace(decision.record(), trace, findings));
        }
        for (Report report : history.reports()) {
            examineKey(report.record(), report.account(), findings);
            examineHeaders(report.record(), report.orderId(), findings);
            findings.expect(
                    report.eventId().equals(report.record().header(EventHeaders.ID)),
                    "%s has another ce_id than its event id",
                    report.label());
            history.order(report.orderId())
                    .flatMap(RecordsAreSelfDescribing::decidedTrace)
                    .ifPresent(trace -> examineTrace(report.record(), trace, findings));
        }
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

    private static void examineTrace(LogRecord record, String trace, Findings findings) {
        findings.expect(
                trace.equals(trace(record).orElse("")),
                "%s left the trace of its order",
                record.position());
    }

    private static Optional<String> decidedTrace(OrderCase order) {
        return order.decisions().stream()
                .flatMap(decision -> trace(decision.record()).stream())
                .findFirst();
    }

    private static Optional<String> trace(@Nullable LogRecord record) {
        String parent = record == null ? null : record.header(EventHeaders.TRACEPARENT);
        return parent != null && parent.length() == 55
                ? Optional.of(parent.substring(3, 35))
                : Optional.empty();
    }
}

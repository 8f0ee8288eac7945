package dev.fillstream.local.check.rule;

import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Report;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;

/**
 * The reports of each order stand in {@code executions} as 1, 2, 3 …; one that was published again
 * is the same report, with the same id.
 */
public final class ReportSeqWithoutGaps implements Check {

    @Override
    public String name() {
        return "reportSeq of every order counts from 1 without gaps";
    }

    @Override
    public String subject() {
        return "reports";
    }

    @Override
    public void examine(History history, Findings findings) {
        history.orders().forEach(order -> examine(order, findings));
    }

    private static void examine(OrderCase order, Findings findings) {
        long expected = 1;
        for (Report report : order.reports()) {
            findings.examined();
            findings.expect(
                    report.reportSeq() == expected,
                    "%s stands where report %d should",
                    report.label(),
                    expected);
            findings.expect(
                    report.eventId().equals(derivedId(report)),
                    "%s has the event id %s, which is not the derived one",
                    report.label(),
                    report.eventId());
            expected = report.reportSeq() + 1;
        }
    }

    private static String derivedId(Report report) {
        try {
            return OrderId.parse(report.orderId()).reportId(report.reportSeq()).toString();
        } catch (InvalidValue e) {
            return "";
        }
    }
}

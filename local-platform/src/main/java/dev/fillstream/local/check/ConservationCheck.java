package dev.fillstream.local.check;

import dev.fillstream.local.check.rule.BadRecordsAreDeadLetters;
import dev.fillstream.local.check.rule.EveryOrderDecidedOnce;
import dev.fillstream.local.check.rule.ExposureEqualsRecount;
import dev.fillstream.local.check.rule.LastStatusHasEvidence;
import dev.fillstream.local.check.rule.QuantitiesBalance;
import dev.fillstream.local.check.rule.RecordsAreSelfDescribing;
import dev.fillstream.local.check.rule.ReportSeqWithoutGaps;
import dev.fillstream.local.check.rule.ReportsReachedWebhooks;
import dev.fillstream.local.check.rule.VenueBookedApprovedOnce;
import dev.fillstream.local.check.rule.VenueTradesReportedOnce;
import java.util.List;

/** All checks, in the order in which an order meets the promises. */
public final class ConservationCheck {

    public static final List<Check> ALL =
            List.of(
                    new EveryOrderDecidedOnce(),
                    new BadRecordsAreDeadLetters(),
                    new VenueBookedApprovedOnce(),
                    new VenueTradesReportedOnce(),
                    new QuantitiesBalance(),
                    new ReportSeqWithoutGaps(),
                    new LastStatusHasEvidence(),
                    new ReportsReachedWebhooks(),
                    new ExposureEqualsRecount(),
                    new RecordsAreSelfDescribing());

    private ConservationCheck() {}

    /** One result per check. */
    public static List<CheckResult> run(PipelineEvidence evidence) {
        History history = History.of(evidence);
        return ALL.stream().map(check -> run(check, history)).toList();
    }

    /** The result of one check alone. */
    public static CheckResult run(Check check, History history) {
        Findings findings = new Findings();
        check.examine(history, findings);
        return findings.result(check);
    }
}

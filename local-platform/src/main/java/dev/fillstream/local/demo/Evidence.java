package dev.fillstream.local.demo;

import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.ObservedExposure;
import dev.fillstream.local.check.PipelineEvidence;
import dev.fillstream.local.check.Receipt;
import dev.fillstream.local.check.ReceivingEndpoint;
import dev.fillstream.local.check.VenueEntry;
import dev.fillstream.local.check.adapter.ExposureClient;
import dev.fillstream.local.check.adapter.TopicReader;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the evidence of a running stack, at a moment in which nothing of it moves. */
final class Evidence {

    private static final int TRIES = 20;

    private final DemoTarget target;
    private final TopicReader topics;
    private final ExposureClient exposures;

    Evidence(DemoTarget target, HttpClient http) {
        this.target = target;
        this.topics = new TopicReader(target.bootstrapServers());
        this.exposures = new ExposureClient(http, target.riskProcessors(), target.operatorToken());
    }

    /**
     * Everything there is.
     *
     * @param receipts asked again for each try
     */
    PipelineEvidence collect(
            Supplier<List<Receipt>> receipts, List<ReceivingEndpoint> endpoints, String runPrefix) {
        PipelineEvidence evidence = once(receipts, endpoints, runPrefix);
        for (int tries = 0; tries < TRIES; tries++) {
            PipelineEvidence again = once(receipts, endpoints, runPrefix);
            if (isSame(evidence, again)) {
                return again;
            }
            evidence = again;
        }
        return evidence;
    }

    private PipelineEvidence once(
            Supplier<List<Receipt>> receipts, List<ReceivingEndpoint> endpoints, String runPrefix) {
        List<VenueEntry> journal = target.venueJournal().get();
        List<LogRecord> records = topics.readAll(TopicReader.EVIDENCE);
        return new PipelineEvidence(
                records, journal, receipts.get(), endpoints, exposures(records), runPrefix);
    }

    private List<ObservedExposure> exposures(List<LogRecord> records) {
        PipelineEvidence logOnly =
                new PipelineEvidence(records, List.of(), List.of(), List.of(), List.of(), "");
        return History.of(logOnly).decisions().stream()
                .map(decision -> decision.command().getNewOrderSingle().getAccount())
                .filter(account -> !account.isEmpty())
                .distinct()
                .map(exposures::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isSame(PipelineEvidence one, PipelineEvidence other) {
        return one.records().size() == other.records().size()
                && one.journal().size() == other.journal().size()
                && one.receipts().size() == other.receipts().size()
                && one.exposures().equals(other.exposures());
    }
}

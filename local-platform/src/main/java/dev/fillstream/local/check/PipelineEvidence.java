package dev.fillstream.local.check;

import java.util.List;

/**
 * Everything that the pipeline left behind.
 *
 * @param records all records of all topics, dead letters included; each partition in offset order
 * @param journal what the venue booked, in its order
 * @param receipts what the receiver of this run got, in its order
 * @param endpoints the webhook endpoints of this run
 * @param exposures what the risk-processor says of each account
 * @param runPrefix with which the clOrdIds of this run begin; the receiver knows no others
 */
public record PipelineEvidence(
        List<LogRecord> records,
        List<VenueEntry> journal,
        List<Receipt> receipts,
        List<ReceivingEndpoint> endpoints,
        List<ObservedExposure> exposures,
        String runPrefix) {

    public PipelineEvidence {
        records = List.copyOf(records);
        journal = List.copyOf(journal);
        receipts = List.copyOf(receipts);
        endpoints = List.copyOf(endpoints);
        exposures = List.copyOf(exposures);
    }
}

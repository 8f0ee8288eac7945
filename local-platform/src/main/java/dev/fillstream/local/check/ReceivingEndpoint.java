package dev.fillstream.local.check;

import java.util.Set;

/**
 * A webhook endpoint as it was registered for this run.
 *
 * @param path of its URL
 * @param secret as the notifier showed it once
 * @param accounts whose reports it asked for; {@code *} for all
 * @param eventTypes which of them; {@code *} for all
 */
public record ReceivingEndpoint(
        String id, String path, String secret, Set<String> accounts, Set<String> eventTypes) {

    private static final String EVERY = "*";

    public ReceivingEndpoint {
        accounts = Set.copyOf(accounts);
        eventTypes = Set.copyOf(eventTypes);
    }

    /** Whether it asked for this report. */
    public boolean wants(Report report) {
        return (accounts.contains(EVERY) || accounts.contains(report.account()))
                && (eventTypes.contains(EVERY) || eventTypes.contains(report.eventType()));
    }
}

package dev.fillstream.local.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to measure.
 *
 * @param rate orders per second; with {@code max} where the search starts
 * @param seconds of counted load per trial
 * @param warmUpSeconds before the first trial
 * @param max whether to search the highest sustained rate
 * @param limit whether to run the copy-only pipeline beside it
 * @param profile whether to record where the processor time goes, in a trial of its own
 * @param entry {@code rest} or {@code kafka}
 * @param webhooks whether reports are followed to a receiver
 */
public record BenchOptions(
        int rate,
        int seconds,
        int warmUpSeconds,
        boolean max,
        boolean limit,
        boolean profile,
        Entry entry,
        boolean webhooks) {

    /** Where orders come in. */
    public enum Entry {
        REST,
        KAFKA
    }

    private static final int MOST_RATE = 200_000;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_ORDERS = 20_000_000;

    public BenchOptions {
        between("--rate", rate, 1, MOST_RATE);
        between("--seconds", seconds, 1, MOST_SECONDS);
        between("--warm-up", warmUpSeconds, 0, MOST_SECONDS);
        if ((long) rate * (seconds + (long) warmUpSeconds) > MOST_ORDERS) {
            throw new IllegalArgumentException(
                    "--rate times --seconds must not exceed " + MOST_ORDERS + " orders");
        }
    }

    /** For the report. */
    public Map<String, String> described() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("entry", entry == Entry.REST ? "POST /v1/orders" : "records on orders");
        settings.put("webhooks", webhooks ? "one endpoint for all accounts" : "none");
        settings.put("load", (max ? "search from " : "") + rate + "/s for " + seconds + " s");
        settings.put("warm-up", warmUpSeconds + " s");
        return settings;
    }

    private static void between(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be %d to %d, not %d".formatted(option, least, most, value));
        }
    }
}

package dev.fillstream.local.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What to measure.
 *
 * @param rate orders per second; with {@code max} where the search starts
 * @param seconds of counted load per trial
 * @param warmUpSeconds before the first trial; empty for as long as the JVMs still compile
 * @param max whether to search the highest sustained rate
 * @param limit whether to run the copy-only pipeline beside it, in turns
 * @param profile whether to record where the processor time goes, in a trial of its own
 * @param entry {@code rest} or {@code kafka}
 * @param webhooks whether reports are followed to a receiver
 */
public record BenchOptions(
        int rate,
        int seconds,
        OptionalInt warmUpSeconds,
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

    /** Compiling or not, after so long the measuring starts. */
    static final int LONGEST_WARM_UP_SECONDS = 420;

    private static final int MOST_RATE = 200_000;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_ORDERS = 20_000_000;

    public BenchOptions {
        between("--rate", rate, 1, MOST_RATE);
        between("--seconds", seconds, 1, MOST_SECONDS);
        int warmUp = warmUpSeconds.orElse(LONGEST_WARM_UP_SECONDS);
        between("--warm-up", warmUp, 0, MOST_SECONDS);
        if ((long) rate * (seconds + (long) warmUp) > MOST_ORDERS) {
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
        settings.put(
                "warm-up",
                warmUpSeconds.isPresent()
                        ? warmUpSeconds.getAsInt() + " s"
                        : "until the compilers are quiet");
        return settings;
    }

    private static void between(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be %d to %d, not %d".formatted(option, least, most, value));
        }
    }
}

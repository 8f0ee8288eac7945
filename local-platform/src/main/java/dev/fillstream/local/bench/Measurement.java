package dev.fillstream.local.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a timeline says: how much was offered, how much came through, and how long it took, counted
 * from the intended send times.
 *
 * @param offeredPerSecond the rate that was asked for
 * @param achievedPerSecond orders through the last stage per second, from the first due time to the
 *     last sighting
 * @param missing orders that never reached the last stage
 * @param lateMillis how long after the last due time the last order reached the last stage
 * @param sinceIntended latency from the intended time to each stage
 * @param hops latency from the stage before
 */
public record Measurement(
        int orders,
        int offeredPerSecond,
        double achievedPerSecond,
        int missing,
        double lateMillis,
        Map<Stage, Latencies> sinceIntended,
        Map<Stage, Latencies> hops) {

    private static final double SUSTAINED_SHARE = 0.97;
    private static final double SUSTAINED_LATE_MILLIS = 1_000;

    /** Reads the first {@code sent} orders of {@code timeline}, which were sent at {@code pace}. */
    public static Measurement of(Timeline timeline, int sent, Pace pace, Stage last) {
        Map<Stage, Latencies> sinceIntended = new EnumMap<>(Stage.class);
        Map<Stage, Latencies> hops = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            if (stage.compareTo(last) <= 0) {
                sinceIntended.put(stage, Latencies.empty());
                hops.put(stage, Latencies.empty());
            }
        }
        long end = pace.startNanos();
        int through = 0;
        for (int n = 0; n < sent; n++) {
            long due = pace.dueNanos(n);
            long before = due;
            for (Map.Entry<Stage, Latencies> entry : sinceIntended.entrySet()) {
                Stage stage = entry.getKey();
                long at = timeline.at(stage, n);
                if (at == 0) {
                    break;
                }
                entry.getValue().record(at - due);
                Objects.requireNonNull(hops.get(stage)).record(Math.max(0, at - before));
                before = at;
                if (stage == last) {
                    through++;
                    end = Math.max(end, at);
                }
            }
        }
        double seconds = Math.max(1e-9, (end - pace.startNanos()) / 1e9);
        return new Measurement(
                sent,
                pace.rate(),
                through / seconds,
                sent - through,
                (end - pace.dueNanos(sent - 1)) / 1e6,
                sinceIntended,
                hops);
    }

    /** Nothing missing, no lag left, and the achieved rate within 3 % of the offered one. */
    public boolean isSustained() {
        return missing == 0
                && lateMillis <= SUSTAINED_LATE_MILLIS
                && achievedPerSecond >= SUSTAINED_SHARE * Math.min(offeredPerSecond, orders);
    }
}

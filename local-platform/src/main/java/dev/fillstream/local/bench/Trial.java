package dev.fillstream.local.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One stretch of load at one rate: makes the orders, sends each at its intended time, waits until
 * the last has come through or nothing moves any more.
 */
public final class Trial {

    private static final Duration START_AHEAD = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    /** Without a single sighting for so long, what is missing is called missing. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private Trial() {}

    /**
     * What came of it.
     *
     * @param errors orders that were refused or failed at the door
     * @param generatorCpuSeconds what this process used for sending, receiving and stamping
     * @param brokenOff why the trial ended before its time; empty where it did not
     */
    public record Outcome(
            Measurement measurement,
            long errors,
            String firstError,
            double seconds,
            double generatorCpuSeconds,
            Optional<String> brokenOff) {

        public boolean isSustained() {
            return errors == 0 && brokenOff.isEmpty() && measurement.isSustained();
        }
    }

    /**
     * Says what has gone wrong with the system under load, if anything; asked about once a second.
     */
    @FunctionalInterface
    public interface Vigil {
        Optional<String> trouble();
    }

    /**
     * @param seconds how long to send
     * @param vigil ends the trial at once when it names a trouble; what was seen until then counts
     */
    public static Outcome run(Target target, Workload workload, int rate, int seconds, Vigil vigil)
            throws InterruptedException {
        int total = rate * seconds;
        Workload.Made made = workload.make(total);
        Timeline timeline = new Timeline(total);
        try (Watch _ = target.watch(made, timeline);
                LoadGenerator generator = target.generator(made, timeline)) {
            double cpuBefore = ownCpuSeconds();
            Pace pace = new Pace(System.nanoTime() + START_AHEAD.toNanos(), rate);
            int sent = 0;
            Optional<String> trouble = vigil.trouble();
            while (sent < total && trouble.isEmpty()) {
                int until = Math.min(total, sent + rate);
                generator.send(sent, until, pace);
                sent = until;
                trouble = vigil.trouble();
            }
            if (trouble.isEmpty()) {
                trouble = awaitAll(timeline, target.last(), total, generator, vigil);
            }
            double took = (System.nanoTime() - pace.startNanos()) / 1e9;
            return new Outcome(
                    Measurement.of(timeline, sent, pace, target.last()),
                    generator.errors(),
                    generator.firstError(),
                    took,
                    ownCpuSeconds() - cpuBefore,
                    trouble);
        }
    }

    private static Optional<String> awaitAll(
            Timeline timeline, Stage last, int orders, LoadGenerator generator, Vigil vigil) {
        int seen = -1;
        long movedAt = System.nanoTime();
        long askedAt = movedAt;
        while (timeline.count(last) + generator.errors() < orders) {
            long now = System.nanoTime();
            int count = timeline.count(last);
            if (count != seen) {
                seen = count;
                movedAt = now;
            } else if (now - movedAt > STUCK_AFTER.toNanos()) {
                return vigil.trouble();
            }
            if (now - askedAt > ASK_EVERY.toNanos()) {
                askedAt = now;
                Optional<String> trouble = vigil.trouble();
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return Optional.empty();
    }

    private static double ownCpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos()
                / 1e9;
    }
}

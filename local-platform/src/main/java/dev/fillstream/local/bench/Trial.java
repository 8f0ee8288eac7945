package dev.fillstream.local.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One stretch of load at one rate: makes the orders, sends each at its intended time, waits until
 * the last has come through or nothing moves any more.
 */
public final class Trial {

    private static final Duration START_AHEAD = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** Without a single sighting for so long, what is missing is called missing. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private Trial() {}

    /**
     * What came of it.
     *
     * @param errors orders that were refused or failed at the door
     * @param generatorCpuSeconds what this process used for sending, receiving and stamping
     */
    public record Outcome(
            Measurement measurement,
            long errors,
            String firstError,
            double seconds,
            double generatorCpuSeconds) {

        public boolean isSustained() {
            return errors == 0 && measurement.isSustained();
        }
    }

    /**
     * @param seconds how long to send; the orders of the first {@code warmUpSeconds} are sent too
     *     and not counted
     */
    public static Outcome run(
            Target target, Workload workload, int rate, int warmUpSeconds, int seconds)
            throws InterruptedException {
        int warmUp = rate * warmUpSeconds;
        int total = warmUp + rate * seconds;
        Workload.Made made = workload.make(total);
        Timeline timeline = new Timeline(total);
        try (Watch _ = target.watch(made, timeline);
                LoadGenerator generator = target.generator(made, timeline)) {
            if (warmUp > 0) {
                generator.send(0, warmUp, new Pace(inAMoment(), rate));
                awaitAll(timeline, target.last(), warmUp, generator);
            }
            double cpuBefore = ownCpuSeconds();
            Pace pace = new Pace(inAMoment(), rate);
            generator.send(warmUp, total, pace);
            awaitAll(timeline, target.last(), total, generator);
            double took = (System.nanoTime() - pace.startNanos()) / 1e9;
            Measurement measurement = Measurement.of(timeline, warmUp, total, pace, target.last());
            return new Outcome(
                    measurement,
                    generator.errors(),
                    generator.firstError(),
                    took,
                    ownCpuSeconds() - cpuBefore);
        }
    }

    private static void awaitAll(
            Timeline timeline, Stage last, int orders, LoadGenerator generator) {
        int seen = -1;
        long movedAt = System.nanoTime();
        while (timeline.count(last) + generator.errors() < orders) {
            long now = System.nanoTime();
            int count = timeline.count(last);
            if (count != seen) {
                seen = count;
                movedAt = now;
            } else if (now - movedAt > STUCK_AFTER.toNanos()) {
                return;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static long inAMoment() {
        return System.nanoTime() + START_AHEAD.toNanos();
    }

    private static double ownCpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos()
                / 1e9;
    }
}

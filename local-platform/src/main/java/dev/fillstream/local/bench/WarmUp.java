package dev.fillstream.local.bench;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Load that is not counted. A JVM compiles what it runs often, and on two cores the seven of the
 * stack take minutes over it: measured before, it is the compilers that are measured.
 */
final class WarmUp {

    private static final int STRETCH_SECONDS = 20;

    /** Cores that the compilers of all processes may still use together. */
    private static final double QUIET_CORES = 0.06;

    /** The copy-only pipeline lives in this process, and has little to compile. */
    private static final int COPY_SECONDS = 20;

    /** Runs {@code seconds} of load, without counting it. */
    @FunctionalInterface
    interface Load {
        void run(Target target, int rate, int seconds) throws InterruptedException;
    }

    private final OptionalInt seconds;
    private final List<ProcessProbe> probes;
    private final Load load;
    private final Consumer<String> progress;

    /**
     * @param seconds how long; empty for until the compilers are quiet
     */
    WarmUp(OptionalInt seconds, List<ProcessProbe> probes, Load load, Consumer<String> progress) {
        this.seconds = seconds;
        this.probes = probes;
        this.load = load;
        this.progress = progress;
    }

    void run(Target target, int rate) throws InterruptedException {
        if (seconds.isPresent()) {
            fixed(target, rate, seconds.getAsInt());
            return;
        }
        progress.accept("warming up until the compilers are quiet");
        double compiling = Double.MAX_VALUE;
        int spent = 0;
        while (compiling > QUIET_CORES && spent < BenchOptions.LONGEST_WARM_UP_SECONDS) {
            long started = System.nanoTime();
            double before = compilerSeconds();
            load.run(target, rate, STRETCH_SECONDS);
            spent += STRETCH_SECONDS;
            compiling = (compilerSeconds() - before) / (System.nanoTime() - started) * 1e9;
            progress.accept("  %d s: compilers use %.2f of a core".formatted(spent, compiling));
        }
    }

    void runCopy(Target target, int rate) throws InterruptedException {
        fixed(target, rate, Math.min(COPY_SECONDS, seconds.orElse(COPY_SECONDS)));
    }

    private void fixed(Target target, int rate, int length) throws InterruptedException {
        if (length > 0) {
            progress.accept("warming up %s for %d s".formatted(target.label(), length));
            load.run(target, rate, length);
        }
    }

    private double compilerSeconds() {
        return probes.stream()
                .filter(ProcessProbe::isJvm)
                .mapToDouble(ProcessProbe::compilerSeconds)
                .sum();
    }
}

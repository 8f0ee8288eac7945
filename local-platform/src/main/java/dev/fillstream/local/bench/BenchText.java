package dev.fillstream.local.bench;

import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people: surroundings, trials, latencies, costs, ratios. */
final class BenchText {

    private static final double[] PERCENTILES = {50, 90, 99, 99.9};
    private static final double MIB = 1 << 20;
    private static final int PROFILE_ROWS = 8;

    private final StringBuilder text = new StringBuilder(4_096);

    private BenchText() {}

    static String of(BenchReport report) {
        BenchText page = new BenchText();
        report.surroundings().facts().forEach(page::fact);
        report.settings().forEach(page::fact);
        page.line("");
        report.pipeline().forEach(outcome -> page.trial("pipeline", outcome));
        report.copy().forEach(outcome -> page.trial("copy only", outcome));
        report.brokenOff().ifPresent(why -> page.line("ended early: %s", why));
        report.quoted().ifPresent(quoted -> page.quoted(report, quoted));
        report.profiles().forEach(page::profile);
        page.ratios(report);
        return page.text.toString();
    }

    private void fact(String name, String value) {
        line("%-16s %s", name, value);
    }

    private void trial(String label, Trial.Outcome outcome) {
        Measurement measured = outcome.measurement();
        line(
                "%-10s offered %,7d/s  achieved %,9.1f/s  missing %d  last one %.0f ms late  %s%s",
                label,
                measured.offeredPerSecond(),
                measured.achievedPerSecond(),
                measured.missing(),
                Math.max(0, measured.lateMillis()),
                outcome.isSustained() ? "sustained" : "NOT SUSTAINED",
                outcome.errors() == 0
                        ? ""
                        : ", %d errors (%s)".formatted(outcome.errors(), outcome.firstError()));
    }

    private void quoted(BenchReport report, Trial.Outcome quoted) {
        latencies(quoted.measurement());
        handover(report.costs().handover());
        double orders = Math.max(1, quoted.measurement().orders());
        if (!report.costs().processes().isEmpty()) {
            processes(report.costs(), quoted, orders);
            database(report.costs(), orders);
        }
    }

    private void latencies(Measurement measured) {
        line("");
        line("%-24s %9s %9s %9s %9s %9s   ms", "latency", "p50", "p90", "p99", "p99.9", "max");
        measured.sinceIntended().forEach((stage, seen) -> latency("intended → ", stage, seen));
        measured.hops().forEach((stage, seen) -> latency("  hop → ", stage, seen));
    }

    private void latency(String prefix, Stage stage, Latencies seen) {
        text.append(String.format(Locale.ROOT, "%-24s", prefix + stage.label()));
        for (double percentile : PERCENTILES) {
            text.append(String.format(Locale.ROOT, " %9.2f", seen.millisAt(percentile)));
        }
        line(" %9.2f", seen.maxMillis());
    }

    private void handover(HandoverTimes seen) {
        if (seen.count() > 0) {
            text.append(String.format(Locale.ROOT, "%-24s", "approval → venue called"));
            for (double percentile : PERCENTILES) {
                text.append(String.format(Locale.ROOT, " %9.2f", seen.millisAt(percentile)));
            }
            line("");
        }
    }

    private void processes(Costs costs, Trial.Outcome quoted, double orders) {
        line("");
        line(
                "%-20s %12s %14s %10s %14s",
                "process", "µs CPU/order", "kB alloc/order", "GC share", "resident MiB");
        double cpu = 0;
        double resident = 0;
        for (ProcessProbe.Look look : costs.processes()) {
            cpu += look.cpuSeconds();
            resident += look.residentBytes();
            line(
                    "%-20s %12.1f %14.1f %9.2f%% %14.0f",
                    look.name(),
                    look.cpuSeconds() / orders * 1e6,
                    look.allocatedBytes() / orders / 1e3,
                    look.collectionMillis() / quoted.seconds() / 10,
                    look.residentBytes() / MIB);
        }
        line(
                "%-20s %12.1f %14s %10s %14.0f",
                "all of the stack", cpu / orders * 1e6, "", "", resident / MIB);
        line(
                "%-20s %12.1f   %.0f %% of one core",
                "generator+receiver",
                quoted.generatorCpuSeconds() / orders * 1e6,
                quoted.generatorCpuSeconds() / quoted.seconds() * 100);
    }

    private void database(Costs costs, double orders) {
        costs.database()
                .forEach(
                        (name, work) ->
                                line(
                                        "database %-11s %12.3f statements/order, %.1f µs in them",
                                        name,
                                        work.statements() / orders,
                                        work.millis() / orders * 1e3));
    }

    private void profile(CostProfile profile) {
        line("");
        line("%s spent its processor time (%.1f s) on", profile.process(), profile.cpuSeconds());
        profile.costs().stream()
                .limit(PROFILE_ROWS)
                .forEach(cost -> line("  %5.1f %%  %s", cost.share() * 100, cost.place()));
        double seen = profile.costs().stream().mapToDouble(CostProfile.Cost::share).sum();
        line("  %5.1f %%  collector, compiler and what is not sampled", (1 - seen) * 100);
    }

    private void ratios(BenchReport report) {
        report.throughputRatio()
                .ifPresent(ratio -> line("%nthroughput, ours / copy only: %.3f", ratio));
        report.medianRatio()
                .ifPresent(
                        ratio ->
                                line(
                                        "median latency to executions at the same rate, ours / copy only: %.2f %s",
                                        ratio, turns(report)));
    }

    private static String turns(BenchReport report) {
        return report.medianRatios().stream()
                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                .collect(Collectors.joining(", ", "(turn by turn ", ")"));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

package dev.fillstream.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.HistogramLogWriter;

/**
 * What a run leaves behind: {@code bench.json}, an HdrHistogram log, and a plot of latency over
 * rate.
 */
public final class BenchFiles {

    private BenchFiles() {}

    /** Writes all three into {@code directory}, which is made if need be. */
    public static void write(Path directory, BenchReport report) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("bench.json"), BenchJson.of(report).encodePrettily());
        Files.writeString(directory.resolve("bench.txt"), BenchText.of(report));
        Files.writeString(
                directory.resolve("latency.svg"),
                new LatencyPlot(points(report))
                        .svg("Intended time to the last stage, " + report.settings().get("entry")));
        try (PrintStream out =
                new PrintStream(
                        Files.newOutputStream(directory.resolve("latency.hlog")),
                        false,
                        StandardCharsets.UTF_8)) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            log.outputLogFormatVersion();
            log.outputComment("microseconds from the intended send time, one tag per stage");
            log.outputLegend();
            report.quoted().ifPresent(quoted -> histograms(log, quoted.measurement()));
        }
    }

    private static void histograms(HistogramLogWriter log, Measurement measured) {
        measured.sinceIntended()
                .forEach(
                        (stage, seen) -> {
                            var histogram = seen.micros().copy();
                            histogram.setTag(stage.label());
                            log.outputIntervalHistogram(histogram);
                        });
    }

    private static List<LatencyPlot.Point> points(BenchReport report) {
        return report.pipeline().stream()
                .filter(outcome -> outcome.measurement().orders() > outcome.measurement().missing())
                .map(BenchFiles::point)
                .toList();
    }

    private static LatencyPlot.Point point(Trial.Outcome outcome) {
        Measurement measured = outcome.measurement();
        Latencies last =
                measured.sinceIntended().values().stream()
                        .reduce((_, later) -> later)
                        .orElseGet(Latencies::empty);
        return new LatencyPlot.Point(
                measured.offeredPerSecond(),
                last.millisAt(50),
                last.millisAt(99),
                last.millisAt(99.9),
                outcome.isSustained());
    }
}

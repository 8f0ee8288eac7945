package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.bench.Bench;
import dev.fillstream.local.bench.BenchFiles;
import dev.fillstream.local.bench.BenchOptions;
import dev.fillstream.local.bench.BenchReport;
import dev.fillstream.local.bench.ProcessProbe;
import dev.fillstream.local.stack.Part;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark in small, so that it cannot rot. How fast anything was is not asserted. */
class BenchmarkRunsTest {

    @Test
    void measuresTheWholePipelineAndTheYardstickBesideIt(@TempDir Path directory) throws Exception {
        BenchOptions options =
                new BenchOptions(
                        100,
                        3,
                        OptionalInt.of(1),
                        false,
                        true,
                        true,
                        BenchOptions.Entry.REST,
                        true);

        BenchReport report =
                new Bench(RunningPipeline.get().stack().view(), options, line -> {}).run();
        BenchFiles.write(directory, report);

        assertThat(report.brokenOff()).isEmpty();
        assertThat(report.pipeline())
                .allSatisfy(
                        outcome -> {
                            assertThat(outcome.errors()).as(outcome.firstError()).isZero();
                            assertThat(outcome.measurement().missing()).isZero();
                        });
        assertThat(report.copy())
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.measurement().missing()).isZero());
        assertThat(report.medianRatio()).isPresent();
        assertThat(report.costs().processes())
                .extracting(ProcessProbe.Look::name)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Part.values()).map(Part::label).toList());
        assertThat(report.costs().database()).containsOnlyKeys("execution", "notifier");
        assertThat(report.profiles()).allSatisfy(p -> assertThat(p.costs()).isNotEmpty());
        assertThat(directory)
                .isDirectoryContaining("glob:**bench.json")
                .isDirectoryContaining("glob:**bench.txt")
                .isDirectoryContaining("glob:**latency.hlog")
                .isDirectoryContaining("glob:**latency.svg");
    }
}

package dev.fillstream.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchReportTest {

    @Test
    void comparesMediansAtTheRateAskedForAndThroughputAtTheBestOfBoth() {
        BenchReport report =
                report(
                        List.of(
                                trial(500, 12, true),
                                trial(4_000, 90, false),
                                trial(2_000, 40, true)),
                        List.of(
                                trial(500, 6, true),
                                trial(20_000, 30, true),
                                trial(40_000, 900, false)));

        assertThat(report.medianRatio())
                .hasValueSatisfying(r -> assertThat(r).isEqualTo(2.0, within(0.05)));
        assertThat(report.throughputRatio())
                .hasValueSatisfying(r -> assertThat(r).isEqualTo(0.1, within(1e-9)));
    }

    @Test
    void takesTheMiddleRatioOfTheTurnsAndLeavesTheSearchOut() {
        BenchReport report =
                report(
                        List.of(
                                trial(500, 60, true),
                                trial(500, 12, true),
                                trial(500, 18, true),
                                trial(1_000, 900, true)),
                        List.of(
                                trial(500, 6, true),
                                trial(500, 6, true),
                                trial(500, 6, true),
                                trial(1_000, 6, true)));

        assertThat(report.medianRatio())
                .hasValueSatisfying(r -> assertThat(r).isEqualTo(3.0, within(0.05)));
        assertThat(report.medianRatios()).hasSize(3);
    }

    @Test
    void givesNoThroughputRatioWhereNothingWasSearched() {
        BenchReport report =
                report(
                        List.of(trial(500, 12, true), trial(500, 12, true)),
                        List.of(trial(500, 6, true), trial(500, 6, true)));

        assertThat(report.throughputRatio()).isEmpty();
    }

    @Test
    void saysWhatWasMeasuredWhenTheRunEndsEarly() {
        BenchReport report =
                new BenchReport(
                        new Surroundings(Map.of()),
                        Map.of(),
                        List.of(trial(500, 12, true)),
                        List.of(),
                        Costs.NONE,
                        List.of(),
                        Optional.of("notifier died during the run (pid 7)"));

        assertThat(BenchText.of(report))
                .contains("ended early: notifier died", "offered     500/s");
        assertThat(BenchJson.of(report).getString("endedEarly")).startsWith("notifier died");
        assertThat(report.isSustained()).isFalse();
    }

    private static BenchReport report(List<Trial.Outcome> pipeline, List<Trial.Outcome> copy) {
        return new BenchReport(
                new Surroundings(Map.of()),
                Map.of(),
                pipeline,
                copy,
                Costs.NONE,
                List.of(),
                Optional.empty());
    }

    private static Trial.Outcome trial(int rate, long medianMillis, boolean sustained) {
        Latencies latencies = Latencies.empty();
        latencies.record(medianMillis * 1_000_000);
        Map<Stage, Latencies> seen = new EnumMap<>(Stage.class);
        seen.put(Stage.EXECUTED, latencies);
        Measurement measurement =
                new Measurement(rate, rate, rate, sustained ? 0 : 1, 0, seen, Map.of());
        return new Trial.Outcome(measurement, 0, "", 1, 0, Optional.empty());
    }
}

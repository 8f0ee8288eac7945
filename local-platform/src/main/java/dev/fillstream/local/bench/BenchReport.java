package dev.fillstream.local.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run found.
 *
 * @param settings what was asked for, name and value
 * @param pipeline our trials: the first at the rate asked for, the one to quote last
 * @param copy the yardstick's trials, the first at the same rate; empty where not asked for
 * @param costs of the quoted trial
 * @param profiles where each process spent its time; empty where not asked for
 * @param brokenOff why the run ended early; empty where it did not
 */
public record BenchReport(
        Surroundings surroundings,
        Map<String, String> settings,
        List<Trial.Outcome> pipeline,
        List<Trial.Outcome> copy,
        Costs costs,
        List<CostProfile> profiles,
        Optional<String> brokenOff) {

    public BenchReport {
        pipeline = List.copyOf(pipeline);
        copy = List.copyOf(copy);
        profiles = List.copyOf(profiles);
    }

    /** The trial that the figures are taken from; empty where the run ended before one. */
    public Optional<Trial.Outcome> quoted() {
        return pipeline.isEmpty() ? Optional.empty() : Optional.of(pipeline.getLast());
    }

    /** Whether the run came to its end and the quoted rate was kept up. */
    public boolean isSustained() {
        return brokenOff.isEmpty() && quoted().map(Trial.Outcome::isSustained).orElse(false);
    }

    /** Our highest sustained rate over the yardstick's; empty where either was not searched. */
    public Optional<Double> throughputRatio() {
        int ours = best(pipeline);
        int theirs = best(copy);
        return pipeline.size() < 2 || copy.size() < 2 || theirs == 0
                ? Optional.empty()
                : Optional.of((double) ours / theirs);
    }

    /** Our median latency up to `executions` over the yardstick's, both at the rate asked for. */
    public Optional<Double> medianRatio() {
        return pipeline.isEmpty() || copy.isEmpty()
                ? Optional.empty()
                : Optional.of(executedMedian(pipeline.getFirst()) / executedMedian(copy.getFirst()))
                        .filter(Double::isFinite);
    }

    private static int best(List<Trial.Outcome> trials) {
        return trials.stream()
                .filter(Trial.Outcome::isSustained)
                .mapToInt(outcome -> outcome.measurement().offeredPerSecond())
                .max()
                .orElse(0);
    }

    private static double executedMedian(Trial.Outcome outcome) {
        Latencies latencies = outcome.measurement().sinceIntended().get(Stage.EXECUTED);
        return latencies == null ? Double.NaN : latencies.millisAt(50);
    }
}

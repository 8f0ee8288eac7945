package dev.fillstream.local.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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
        return !searched(pipeline) || !searched(copy) || theirs == 0
                ? Optional.empty()
                : Optional.of((double) ours / theirs);
    }

    /**
     * Our median latency up to `executions` over the yardstick's, both at the rate asked for: the
     * middle one of {@link #medianRatios}.
     */
    public Optional<Double> medianRatio() {
        List<Double> ratios = medianRatios().stream().sorted().toList();
        return ratios.isEmpty() ? Optional.empty() : Optional.of(ratios.get(ratios.size() / 2));
    }

    /** One ratio per turn of the two, in their order. */
    public List<Double> medianRatios() {
        List<Trial.Outcome> ours = atFirstRate(pipeline);
        List<Trial.Outcome> theirs = atFirstRate(copy);
        return IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToObj(turn -> executedMedian(ours.get(turn)) / executedMedian(theirs.get(turn)))
                .filter(Double::isFinite)
                .toList();
    }

    private static List<Trial.Outcome> atFirstRate(List<Trial.Outcome> trials) {
        return trials.stream().filter(trial -> rate(trial) == rate(trials.getFirst())).toList();
    }

    private static boolean searched(List<Trial.Outcome> trials) {
        return atFirstRate(trials).size() < trials.size();
    }

    private static int rate(Trial.Outcome trial) {
        return trial.measurement().offeredPerSecond();
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

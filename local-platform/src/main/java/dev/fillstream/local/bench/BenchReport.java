package dev.fillstream.local.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a run found, for people and as JSON.
 *
 * @param settings what was asked for, name and value
 * @param pipeline our trials, the one to quote last
 * @param copy the yardstick's trials; empty where it was not asked for
 * @param costs what each process used during the quoted trial
 * @param databaseTransactions during the quoted trial, by service; empty where none could be asked
 */
public record BenchReport(
        Surroundings surroundings,
        Map<String, String> settings,
        List<Trial.Outcome> pipeline,
        List<Trial.Outcome> copy,
        List<ProcessProbe.Look> costs,
        Map<String, Double> databaseTransactions) {

    private static final double[] PERCENTILES = {50, 90, 99, 99.9};
    private static final double MIB = 1 << 20;

    public BenchReport {
        pipeline = List.copyOf(pipeline);
        copy = List.copyOf(copy);
        costs = List.copyOf(costs);
    }

    /** The trial that the figures are taken from. */
    public Trial.Outcome quoted() {
        return pipeline.getLast();
    }

    /** Our throughput over the yardstick's; empty without a yardstick. */
    public Optional<Double> throughputRatio() {
        return copy.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        quoted().measurement().achievedPerSecond()
                                / copy.getLast().measurement().achievedPerSecond());
    }

    /** Our median latency up to `executions` over the yardstick's at the same rate. */
    public Optional<Double> medianRatio() {
        return copy.isEmpty()
                ? Optional.empty()
                : Optional.of(executedMedian(quoted()) / executedMedian(copy.getLast()));
    }

    private static double executedMedian(Trial.Outcome outcome) {
        Latencies latencies = outcome.measurement().sinceIntended().get(Stage.EXECUTED);
        return latencies == null ? Double.NaN : latencies.millisAt(50);
    }

    public String text() {
        StringBuilder text = new StringBuilder(2_048);
        surroundings.facts().forEach((name, value) -> row(text, name, value));
        settings.forEach((name, value) -> row(text, name, value));
        text.append('\n');
        for (Trial.Outcome outcome : pipeline) {
            text.append(line("pipeline", outcome));
        }
        for (Trial.Outcome outcome : copy) {
            text.append(line("copy only", outcome));
        }
        latencyTable(text, quoted().measurement());
        costTable(text);
        ratios(text);
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-16s %s%n", name, value));
    }

    private static String line(String label, Trial.Outcome outcome) {
        Measurement measured = outcome.measurement();
        String verdict = outcome.isSustained() ? "sustained" : "NOT SUSTAINED";
        String errors =
                outcome.errors() == 0
                        ? ""
                        : ", %d errors (%s)".formatted(outcome.errors(), outcome.firstError());
        return String.format(
                Locale.ROOT,
                "%-10s offered %,7d/s  achieved %,9.1f/s  missing %d  last one %.0f ms late  %s%s%n",
                label,
                measured.offeredPerSecond(),
                measured.achievedPerSecond(),
                measured.missing(),
                Math.max(0, measured.lateMillis()),
                verdict,
                errors);
    }

    private static void latencyTable(StringBuilder text, Measurement measured) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "%n%-24s %9s %9s %9s %9s %9s   ms%n",
                        "latency",
                        "p50",
                        "p90",
                        "p99",
                        "p99.9",
                        "max"));
        measured.sinceIntended()
                .forEach((stage, seen) -> latencyRow(text, "intended → " + stage.label(), seen));
        measured.hops()
                .forEach((stage, seen) -> latencyRow(text, "  hop → " + stage.label(), seen));
    }

    private static void latencyRow(StringBuilder text, String label, Latencies latencies) {
        text.append(String.format(Locale.ROOT, "%-24s", label));
        for (double percentile : PERCENTILES) {
            text.append(String.format(Locale.ROOT, " %9.2f", latencies.millisAt(percentile)));
        }
        text.append(String.format(Locale.ROOT, " %9.2f%n", latencies.maxMillis()));
    }

    private void costTable(StringBuilder text) {
        if (costs.isEmpty()) {
            return;
        }
        double orders = quoted().measurement().orders();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%n%-20s %12s %14s %10s %14s%n",
                        "process",
                        "µs CPU/order",
                        "kB alloc/order",
                        "GC share",
                        "resident MiB"));
        double cpu = 0;
        double resident = 0;
        for (ProcessProbe.Look look : costs) {
            cpu += look.cpuSeconds();
            resident += look.residentBytes();
            costRow(text, look.name(), look, orders);
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-20s %12.1f %14s %10s %14.0f%n",
                        "all of the stack",
                        cpu / orders * 1e6,
                        "",
                        "",
                        resident / MIB));
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-20s %12.1f%n",
                        "generator+receiver",
                        quoted().generatorCpuSeconds() / orders * 1e6));
        databaseTransactions.forEach(
                (service, statements) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "database transactions per order, %s: %.3f%n",
                                        service,
                                        statements / orders)));
    }

    private void costRow(StringBuilder text, String name, ProcessProbe.Look look, double orders) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-20s %12.1f %14.1f %9.2f%% %14.0f%n",
                        name,
                        look.cpuSeconds() / orders * 1e6,
                        look.allocatedBytes() / orders / 1e3,
                        look.collectionMillis() / quoted().seconds() / 10,
                        look.residentBytes() / MIB));
    }

    private void ratios(StringBuilder text) {
        throughputRatio()
                .ifPresent(
                        ratio ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "%nthroughput, ours / copy only: %.3f%n",
                                                ratio)));
        medianRatio()
                .ifPresent(
                        ratio ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "median latency to executions, ours / copy only: %.2f%n",
                                                ratio)));
    }

    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.put("surroundings", new JsonObject(Map.copyOf(surroundings.facts())));
        json.put("settings", new JsonObject(Map.copyOf(settings)));
        json.put("pipeline", trials(pipeline));
        json.put("copyOnly", trials(copy));
        JsonArray processes = new JsonArray();
        for (ProcessProbe.Look look : costs) {
            processes.add(
                    new JsonObject()
                            .put("name", look.name())
                            .put("cpuSeconds", look.cpuSeconds())
                            .put("allocatedBytes", look.allocatedBytes())
                            .put("collectionMillis", look.collectionMillis())
                            .put("residentBytes", look.residentBytes()));
        }
        json.put("processes", processes);
        json.put("generatorCpuSeconds", quoted().generatorCpuSeconds());
        json.put("databaseTransactions", new JsonObject(Map.copyOf(databaseTransactions)));
        throughputRatio().ifPresent(ratio -> json.put("throughputRatio", ratio));
        medianRatio().ifPresent(ratio -> json.put("medianRatio", ratio));
        return json;
    }

    private static JsonArray trials(List<Trial.Outcome> outcomes) {
        JsonArray trials = new JsonArray();
        for (Trial.Outcome outcome : outcomes) {
            Measurement measured = outcome.measurement();
            trials.add(
                    new JsonObject()
                            .put("offeredPerSecond", measured.offeredPerSecond())
                            .put("achievedPerSecond", measured.achievedPerSecond())
                            .put("orders", measured.orders())
                            .put("missing", measured.missing())
                            .put("lateMillis", measured.lateMillis())
                            .put("errors", outcome.errors())
                            .put("firstError", outcome.firstError())
                            .put("sustained", outcome.isSustained())
                            .put("sinceIntended", latencies(measured.sinceIntended()))
                            .put("hops", latencies(measured.hops())));
        }
        return trials;
    }

    private static JsonObject latencies(Map<Stage, Latencies> byStage) {
        JsonObject json = new JsonObject();
        byStage.forEach(
                (stage, seen) ->
                        json.put(
                                stage.label(),
                                new JsonObject()
                                        .put("p50", seen.millisAt(50))
                                        .put("p90", seen.millisAt(90))
                                        .put("p99", seen.millisAt(99))
                                        .put("p99.9", seen.millisAt(99.9))
                                        .put("max", seen.maxMillis())));
        return json;
    }
}

package dev.fillstream.local.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** A report for programs: the same figures as {@link BenchText}, under stable names. */
final class BenchJson {

    private BenchJson() {}

    static JsonObject of(BenchReport report) {
        JsonObject json =
                new JsonObject()
                        .put("surroundings", object(report.surroundings().facts()))
                        .put("settings", object(report.settings()))
                        .put("sustained", report.isSustained())
                        .put("pipeline", trials(report.pipeline()))
                        .put("copyOnly", trials(report.copy()))
                        .put("processes", processes(report.costs()))
                        .put("database", database(report.costs()))
                        .put("approvalToVenueCall", handover(report.costs().handover()))
                        .put("profiles", profiles(report.profiles()));
        report.brokenOff().ifPresent(why -> json.put("endedEarly", why));
        report.quoted()
                .ifPresent(quoted -> json.put("generatorCpuSeconds", quoted.generatorCpuSeconds()));
        report.throughputRatio().ifPresent(ratio -> json.put("throughputRatio", ratio));
        report.medianRatio().ifPresent(ratio -> json.put("medianRatio", ratio));
        return json;
    }

    private static JsonObject object(Map<String, String> facts) {
        JsonObject json = new JsonObject();
        facts.forEach(json::put);
        return json;
    }

    private static JsonArray processes(Costs costs) {
        JsonArray processes = new JsonArray();
        for (ProcessProbe.Look look : costs.processes()) {
            processes.add(
                    new JsonObject()
                            .put("name", look.name())
                            .put("cpuSeconds", look.cpuSeconds())
                            .put("allocatedBytes", look.allocatedBytes())
                            .put("collectionMillis", look.collectionMillis())
                            .put("residentBytes", look.residentBytes()));
        }
        return processes;
    }

    private static JsonObject database(Costs costs) {
        JsonObject json = new JsonObject();
        costs.database()
                .forEach(
                        (name, work) ->
                                json.put(
                                        name,
                                        new JsonObject()
                                                .put("statements", work.statements())
                                                .put("millis", work.millis())));
        return json;
    }

    private static JsonObject handover(HandoverTimes seen) {
        return new JsonObject()
                .put("orders", seen.count())
                .put("p50", seen.millisAt(50))
                .put("p90", seen.millisAt(90))
                .put("p99", seen.millisAt(99))
                .put("p99.9", seen.millisAt(99.9));
    }

    private static JsonObject profiles(List<CostProfile> profiles) {
        JsonObject json = new JsonObject();
        for (CostProfile profile : profiles) {
            JsonObject places = new JsonObject();
            profile.costs().forEach(cost -> places.put(cost.place(), cost.share()));
            json.put(profile.process(), places);
        }
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

package dev.fillstream.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fillstream.local.check.CheckResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run came to: counts, latencies and verdicts, for people or as JSON. */
record DemoResult(
        boolean cameToRest,
        DemoCounts counts,
        List<Latencies.Row> latencies,
        List<CheckResult> checks) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN_PROBLEMS = 5;

    boolean isPassed() {
        return checks.stream().allMatch(CheckResult::passed);
    }

    void print(PrintWriter out) {
        out.println();
        out.println("Counts, from the topics, the venue's journal and the receiver's log");
        count(out, "on orders", Integer.toString(counts.records()));
        count(out, "accepted", Integer.toString(counts.accepted()));
        count(out, "approved", counts.approved() + " " + words(counts.standing()));
        count(out, "rejected", sum(counts.rejected()) + " " + words(counts.rejected()));
        count(out, "reports", Integer.toString(counts.reports()));
        count(out, "delivered", counts.delivered() + " webhooks, 2 endpoints");
        count(out, "retried", Integer.toString(counts.retried()));
        count(
                out,
                "dead-lettered",
                sum(counts.deadLettered()) + " " + words(counts.deadLettered()));
        out.println();
        out.println("Latency, milliseconds                    count      p50      p99      max");
        for (Latencies.Row row : latencies) {
            out.println(
                    String.format(
                            Locale.ROOT,
                            "  %-36s %7d %8d %8d %8d",
                            row.hop(),
                            row.count(),
                            row.p50().toMillis(),
                            row.p99().toMillis(),
                            row.max().toMillis()));
        }
        out.println();
        checks.forEach(check -> print(out, check));
        out.flush();
    }

    String json() {
        ObjectNode all = JSON.createObjectNode();
        all.put("passed", isPassed()).put("cameToRest", cameToRest);
        ObjectNode numbers = all.putObject("counts");
        numbers.put("records", counts.records())
                .put("accepted", counts.accepted())
                .put("approved", counts.approved())
                .put("reports", counts.reports())
                .put("delivered", counts.delivered())
                .put("retried", counts.retried());
        numbers.set("standing", JSON.valueToTree(counts.standing()));
        numbers.set("rejected", JSON.valueToTree(counts.rejected()));
        numbers.set("deadLettered", JSON.valueToTree(counts.deadLettered()));
        ArrayNode rows = all.putArray("latencyMillis");
        for (Latencies.Row row : latencies) {
            rows.addObject()
                    .put("hop", row.hop())
                    .put("count", row.count())
                    .put("p50", row.p50().toMillis())
                    .put("p99", row.p99().toMillis())
                    .put("max", row.max().toMillis());
        }
        ArrayNode verdicts = all.putArray("checks");
        for (CheckResult check : checks) {
            ObjectNode verdict = verdicts.addObject();
            verdict.put("name", check.name())
                    .put("passed", check.passed())
                    .put("detail", check.detail());
            verdict.set("problems", JSON.valueToTree(check.problems()));
        }
        return all.toString();
    }

    private static void print(PrintWriter out, CheckResult check) {
        out.println(
                "%s  %s (%s)"
                        .formatted(check.passed() ? "PASS" : "FAIL", check.name(), check.detail()));
        check.problems().stream()
                .skip(1)
                .limit(SHOWN_PROBLEMS)
                .forEach(problem -> out.println("        " + problem));
    }

    private static void count(PrintWriter out, String name, String value) {
        out.println("  %-14s %s".formatted(name, value.strip()));
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String words(Map<String, Integer> counts) {
        return counts.isEmpty() ? "" : counts.toString().replaceAll("[{}]", "").replace('=', ' ');
    }
}

package dev.fillstream.local.demo;

import dev.fillstream.local.check.CheckResult;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.PipelineEvidence;
import dev.fillstream.local.demo.load.SampleOrder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo's trial: a load with something of everything, shown while it runs, judged in the end.
 */
final class DemoRun {

    private static final int FAILING_WEBHOOKS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final DemoTarget target;
    private final HttpClient http;
    private final FunnelDisplay display;

    DemoRun(DemoTarget target, HttpClient http, FunnelDisplay display) {
        this.target = target;
        this.http = http;
        this.display = display;
    }

    /**
     * Sends {@code orders} orders planned from {@code seed}, evenly over {@code sending}, and
     * judges what became of them.
     */
    DemoResult run(int orders, long seed, Duration sending) throws InterruptedException {
        try (Trial trial = Trial.open(target, http, "demo", FAILING_WEBHOOKS)) {
            List<SampleOrder> plan = trial.plan(orders, seed);
            Thread sender = Thread.ofVirtual().start(() -> trial.load().send(plan, sending));
            while (!sender.join(Duration.ofMillis(100))) {
                show(trial, trial.counts());
            }
            boolean cameToRest = trial.awaitRest(orders, PATIENCE, counts -> show(trial, counts));
            display.finish(trial.load().sent(), trial.counts(), trial.delivered());
            return judge(trial, cameToRest);
        }
    }

    private void show(Trial trial, Funnel.Counts counts) {
        display.show(trial.load().sent(), counts, trial.delivered());
    }

    private static DemoResult judge(Trial trial, boolean cameToRest) {
        PipelineEvidence evidence = trial.evidence();
        History history = History.of(evidence);
        DemoCounts counts = DemoCounts.of(history, trial.startedAt());
        List<CheckResult> checks = new ArrayList<>(Trial.verdicts(evidence));
        trial.books().ifPresent(checks::add);
        checks.addAll(Scenario.check(counts, history, trial.load().unexpected()));
        return new DemoResult(
                cameToRest,
                counts,
                Latencies.of(history, trial.seenAt(), trial.endpoints().getFirst().path()),
                checks);
    }
}

package dev.fillstream.local.demo;

import dev.fillstream.local.check.CheckResult;
import dev.fillstream.local.check.ConservationCheck;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.PipelineEvidence;
import dev.fillstream.local.check.ReceivingEndpoint;
import dev.fillstream.local.check.adapter.TopicReader;
import dev.fillstream.local.demo.load.KafkaSender;
import dev.fillstream.local.demo.load.PoorAccount;
import dev.fillstream.local.demo.load.PriceSnapshot;
import dev.fillstream.local.demo.load.RestSender;
import dev.fillstream.local.demo.load.SampleLoad;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.demo.load.SampleOrders;
import dev.fillstream.local.demo.receiver.SampleReceiver;
import dev.fillstream.local.demo.receiver.WebhookEndpoints;
import dev.fillstream.local.stack.SampleData;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run: endpoints, load, funnel, rest, evidence, verdict. It needs a running stack, and leaves
 * it as it was but for the orders.
 */
public final class DemoRun {

    private static final int FAILING_WEBHOOKS = 5;
    private static final Duration SENDING = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final DemoTarget target;
    private final HttpClient http;
    private final FunnelDisplay display;
    private final String runPrefix;

    public DemoRun(DemoTarget target, HttpClient http, FunnelDisplay display) {
        this.target = target;
        this.http = http;
        this.display = display;
        this.runPrefix = "demo-" + Long.toString(System.currentTimeMillis(), 36) + "-";
    }

    /** Sends {@code orders} orders planned from {@code seed} and judges what became of them. */
    DemoResult run(int orders, long seed) throws InterruptedException {
        WebhookEndpoints registry =
                new WebhookEndpoints(http, target.notifier(), target.operatorToken());
        registry.removeLeftOvers();
        PoorAccount.open(target.bootstrapServers());
        try (SampleReceiver receiver =
                SampleReceiver.start(
                        target.directory().resolve("receiver.ndjson"), FAILING_WEBHOOKS)) {
            List<ReceivingEndpoint> endpoints =
                    List.of(
                            registry.register(receiver.url(SampleReceiver.HEALTHY)),
                            registry.register(receiver.url(SampleReceiver.FLAKY)));
            try {
                return run(orders, seed, receiver, endpoints);
            } finally {
                endpoints.forEach(endpoint -> registry.remove(endpoint.id()));
            }
        }
    }

    private DemoResult run(
            int orders, long seed, SampleReceiver receiver, List<ReceivingEndpoint> endpoints)
            throws InterruptedException {
        Map<String, BigDecimal> prices =
                PriceSnapshot.of(
                        target.bootstrapServers(),
                        SampleData.PRICES.keySet(),
                        Duration.ofSeconds(10));
        List<SampleOrder> plan = new SampleOrders(runPrefix, prices, seed).plan(orders);
        Funnel funnel = new Funnel(runPrefix);
        Quiet quiet = new Quiet(funnel, receiver::receipts, endpoints);
        Instant startedAt = Instant.now();
        try (TopicTail _ =
                        TopicTail.start(
                                target.bootstrapServers(), TopicReader.EVIDENCE, funnel::take);
                KafkaSender kafka = new KafkaSender(target.bootstrapServers())) {
            RestSender rest = new RestSender(http, target.orderIntake(), target.operatorToken());
            SampleLoad load = new SampleLoad(rest, kafka);
            Thread sending = Thread.ofVirtual().start(() -> load.send(plan, SENDING));
            while (!sending.join(Duration.ofMillis(100))) {
                display.show(load.sent(), funnel.counts(), quiet.delivered());
            }
            boolean cameToRest =
                    quiet.await(
                            orders,
                            PATIENCE,
                            counts -> display.show(load.sent(), counts, quiet.delivered()));
            display.finish(load.sent(), funnel.counts(), quiet.delivered());
            return judge(cameToRest, startedAt, funnel, receiver, endpoints, load.unexpected());
        }
    }

    private DemoResult judge(
            boolean cameToRest,
            Instant startedAt,
            Funnel funnel,
            SampleReceiver receiver,
            List<ReceivingEndpoint> endpoints,
            List<String> unexpected) {
        PipelineEvidence evidence =
                new Evidence(target, http).collect(receiver::receipts, endpoints, runPrefix);
        History history = History.of(evidence);
        DemoCounts counts = DemoCounts.of(history, startedAt);
        List<CheckResult> checks = new ArrayList<>(ConservationCheck.run(evidence));
        checks.addAll(Scenario.check(counts, history, unexpected));
        return new DemoResult(
                cameToRest,
                counts,
                Latencies.of(history, funnel.seenAt(), SampleReceiver.HEALTHY),
                checks);
    }
}

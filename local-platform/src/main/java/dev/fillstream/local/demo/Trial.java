package dev.fillstream.local.demo;

import dev.fillstream.local.check.CheckResult;
import dev.fillstream.local.check.ConservationCheck;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord.Position;
import dev.fillstream.local.check.PipelineEvidence;
import dev.fillstream.local.check.Receipt;
import dev.fillstream.local.check.ReceivingEndpoint;
import dev.fillstream.local.check.adapter.BooksOfRecord;
import dev.fillstream.local.check.adapter.TopicReader;
import dev.fillstream.local.demo.Funnel.Counts;
import dev.fillstream.local.demo.load.KafkaSender;
import dev.fillstream.local.demo.load.PoorAccount;
import dev.fillstream.local.demo.load.PriceSnapshot;
import dev.fillstream.local.demo.load.RestSender;
import dev.fillstream.local.demo.load.SampleLoad;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.demo.load.SampleOrders;
import dev.fillstream.local.demo.receiver.WebhookEndpoints;
import dev.fillstream.local.demo.receiver.WebhookReceiver;
import dev.fillstream.local.stack.SampleData;
import dev.fillstream.local.verify.DecisionsAreReproducible;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run against a running stack: two webhook endpoints and what they receive, a load, a reader that
 * follows it, and the evidence in the end. The demo is one of these, and so is each pipeline test.
 * Closing it removes its endpoints; the orders stay.
 */
public final class Trial implements AutoCloseable {

    private static final Duration PRICES = Duration.ofSeconds(20);

    private final DemoTarget target;
    private final HttpClient http;
    private final String runPrefix;
    private final Instant startedAt = Instant.now();
    private final WebhookEndpoints registry;
    private final WebhookReceiver receiver;
    private final List<ReceivingEndpoint> endpoints;
    private final Funnel funnel;
    private final Quiet quiet;
    private final TopicTail tail;
    private final KafkaSender kafka;
    private final SampleLoad load;

    private Trial(DemoTarget target, HttpClient http, String name, int failingWebhooks)
            throws InterruptedException {
        this.target = target;
        this.http = http;
        this.runPrefix = name + "-" + Long.toString(System.currentTimeMillis(), 36) + "-";
        this.registry = new WebhookEndpoints(http, target.notifiers(), target.operatorToken());
        this.receiver =
                target.receivers()
                        .open(runPrefix.substring(0, runPrefix.length() - 1), failingWebhooks);
        registry.removeLeftOvers();
        this.endpoints =
                List.of(
                        registry.register(receiver.url(WebhookReceiver.HEALTHY)),
                        registry.register(receiver.url(WebhookReceiver.FLAKY)));
        this.funnel = new Funnel(runPrefix);
        this.quiet = new Quiet(funnel, receiver::receipts, endpoints);
        this.tail = TopicTail.start(target.bootstrapServers(), TopicReader.EVIDENCE, funnel::take);
        this.kafka = new KafkaSender(target.bootstrapServers());
        this.load =
                new SampleLoad(
                        new RestSender(http, target.orderIntakes(), target.operatorToken()), kafka);
    }

    /**
     * Opens a trial.
     *
     * @param name with which its clOrdIds begin
     * @param failingWebhooks how many webhooks one of its endpoints refuses once
     */
    public static Trial open(DemoTarget target, HttpClient http, String name, int failingWebhooks)
            throws InterruptedException {
        PoorAccount.open(target.bootstrapServers());
        return new Trial(target, http, name, failingWebhooks);
    }

    /** With which every clOrdId of this trial begins. */
    public String runPrefix() {
        return runPrefix;
    }

    /** Plans a load at the prices of now. */
    public List<SampleOrder> plan(int orders, long seed) {
        Map<String, BigDecimal> prices =
                PriceSnapshot.of(target.bootstrapServers(), SampleData.PRICES.keySet(), PRICES);
        return new SampleOrders(runPrefix, prices, seed).plan(orders);
    }

    public SampleLoad load() {
        return load;
    }

    public KafkaSender kafka() {
        return kafka;
    }

    /** What the receiver got so far. */
    public List<Receipt> receipts() {
        return receiver.receipts();
    }

    public List<ReceivingEndpoint> endpoints() {
        return endpoints;
    }

    /** Whether everything came to rest in time, at least so many orders accepted. */
    public boolean awaitRest(int atLeast, Duration patience) {
        return quiet.await(atLeast, patience, _ -> {});
    }

    /** For people: where the trial stands. */
    public String standing() {
        return "sent %d, %s, delivered %d"
                .formatted(load.sent(), funnel.counts(), quiet.delivered());
    }

    /** Everything that the stack left behind. */
    public PipelineEvidence evidence() {
        return new Evidence(target, http).collect(receiver::receipts, endpoints, runPrefix);
    }

    /** The verdict of the conservation check, and of each decision made again. */
    public List<CheckResult> check() {
        List<CheckResult> results = new ArrayList<>(verdicts(evidence()));
        books().ifPresent(results::add);
        return List.copyOf(results);
    }

    /** Whether the double entry of execution-service adds up, where it can be read. */
    Optional<CheckResult> books() {
        return target.books().map(url -> BooksOfRecord.check(url, DemoTarget.EXECUTION));
    }

    static List<CheckResult> verdicts(PipelineEvidence evidence) {
        List<CheckResult> verdicts = new ArrayList<>(ConservationCheck.run(evidence));
        verdicts.add(ConservationCheck.run(new DecisionsAreReproducible(), History.of(evidence)));
        return List.copyOf(verdicts);
    }

    @Override
    public void close() {
        try {
            endpoints.forEach(endpoint -> registry.remove(endpoint.id()));
        } finally {
            tail.close();
            kafka.close();
            receiver.close();
        }
    }

    boolean awaitRest(int atLeast, Duration patience, Consumer<Counts> meanwhile) {
        return quiet.await(atLeast, patience, meanwhile);
    }

    Counts counts() {
        return funnel.counts();
    }

    int delivered() {
        return quiet.delivered();
    }

    Instant startedAt() {
        return startedAt;
    }

    Map<Position, Instant> seenAt() {
        return funnel.seenAt();
    }
}

package dev.fillstream.local.bench;

import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.PartStatus;
import dev.fillstream.local.stack.SampleData;
import dev.fillstream.local.stack.StackView;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** One run of the benchmark against a stack that is up. */
public final class Bench {

    private static final int WARM_UP_RATE = 1_000;
    private static final int CONNECTIONS = 64;

    private final StackView stack;
    private final BenchOptions options;
    private final Consumer<String> progress;
    private final String run = "b" + Long.toString(System.currentTimeMillis(), 36);
    private int trials;

    /**
     * @param progress gets a line per trial, for people who wait
     */
    public Bench(StackView stack, BenchOptions options, Consumer<String> progress) {
        this.stack = stack;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Runs it all: warm-up, trials, yardstick.
     *
     * @throws ProcessProbe.ProcessGone where a part of the stack died in the middle
     */
    public BenchReport run() throws InterruptedException, ExecutionException {
        Vertx vertx = Vertx.vertx();
        try {
            return options.webhooks() ? withReceiver(vertx) : measured(vertx, Optional.empty());
        } finally {
            var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private BenchReport withReceiver(Vertx vertx) throws InterruptedException, ExecutionException {
        String operator = stack.tokens().operator();
        try (WebhookCounter receiver = new WebhookCounter(vertx);
                ReceiverEndpoint _ =
                        new ReceiverEndpoint(stack.url(Part.NOTIFIER), operator, receiver.port())) {
            return measured(vertx, Optional.of(receiver));
        }
    }

    private BenchReport measured(Vertx vertx, Optional<WebhookCounter> receiver)
            throws InterruptedException, ExecutionException {
        Optional<PipelineTarget.Rest> rest =
                options.entry() == BenchOptions.Entry.REST
                        ? Optional.of(
                                new PipelineTarget.Rest(
                                        port(stack.url(Part.ORDER_INTAKE)),
                                        stack.tokens().operator(),
                                        CONNECTIONS))
                        : Optional.empty();
        List<ProcessProbe> probes = probes();
        try (PipelineTarget target =
                new PipelineTarget(vertx, stack.bootstrapServers(), rest, receiver)) {
            warmUp(target);
            List<Trial.Outcome> tried = options.max() ? search(target) : new ArrayList<>();
            int rate = options.max() ? best(tried) : options.rate();
            Map<String, Double> commitsBefore = DatabaseWork.commits(stack);
            List<ProcessProbe.Look> before = probes.stream().map(ProcessProbe::look).toList();
            tried.add(trial(target, rate));
            List<ProcessProbe.Look> costs = new ArrayList<>();
            for (int i = 0; i < probes.size(); i++) {
                costs.add(probes.get(i).look().since(before.get(i)));
            }
            Map<String, Double> commits =
                    DatabaseWork.since(commitsBefore, DatabaseWork.commits(stack));
            List<Trial.Outcome> copy = options.limit() ? copyTrials(rate) : List.of();
            Map<String, String> settings = options.described();
            settings.put("venue", stack.venue());
            return new BenchReport(Surroundings.here(), settings, tried, copy, costs, commits);
        } finally {
            probes.forEach(ProcessProbe::close);
        }
    }

    private void warmUp(Target target) throws InterruptedException {
        if (options.warmUpSeconds() > 0) {
            progress.accept("warming up for " + options.warmUpSeconds() + " s");
            int rate = Math.min(WARM_UP_RATE, options.rate());
            var _ = Trial.run(target, workload(), rate, 0, options.warmUpSeconds());
        }
    }

    private List<Trial.Outcome> search(Target target) throws InterruptedException {
        RateSearch.Found found = RateSearch.from(options.rate(), rate -> trial(target, rate));
        return new ArrayList<>(found.tried());
    }

    private int best(List<Trial.Outcome> tried) {
        return tried.stream()
                .filter(Trial.Outcome::isSustained)
                .mapToInt(outcome -> outcome.measurement().offeredPerSecond())
                .max()
                .orElse(options.rate());
    }

    /** The yardstick at our rate, for latency, and with {@code --max} at its own highest. */
    private List<Trial.Outcome> copyTrials(int rate)
            throws InterruptedException, ExecutionException {
        int partitions = SampleData.ACCOUNTS.size() / 2;
        try (CopyTarget target = new CopyTarget(stack.bootstrapServers(), partitions)) {
            warmUp(target);
            List<Trial.Outcome> tried = new ArrayList<>();
            tried.add(trial(target, rate));
            if (options.max()) {
                tried.addAll(RateSearch.from(2 * rate, at -> trial(target, at)).tried());
            }
            return tried;
        }
    }

    private Trial.Outcome trial(Target target, int rate) throws InterruptedException {
        Trial.Outcome outcome = Trial.run(target, workload(), rate, 0, options.seconds());
        progress.accept(
                "%s at %d/s: %.0f/s through, %s"
                        .formatted(
                                target.label(),
                                rate,
                                outcome.measurement().achievedPerSecond(),
                                outcome.isSustained() ? "sustained" : "not sustained"));
        return outcome;
    }

    private Workload workload() {
        return new Workload(
                run + "-" + trials++,
                SampleData.ACCOUNTS.stream().map(Account::new).toList(),
                markets());
    }

    private static List<Workload.Market> markets() {
        List<Workload.Market> markets = new ArrayList<>();
        for (String market : SampleData.venueSymbols().split(",")) {
            String[] fields = market.split(":");
            markets.add(new Workload.Market(new Symbol(fields[0]), Price.of(fields[1])));
        }
        return markets;
    }

    private List<ProcessProbe> probes() {
        List<ProcessProbe> probes = new ArrayList<>();
        for (PartStatus part : stack.parts()) {
            if (part.pid() > 0) {
                boolean isJvm = !part.name().equals(Part.POSTGRES.label());
                probes.add(new ProcessProbe(part.name(), part.pid(), isJvm));
            }
        }
        return probes;
    }

    private static int port(String url) {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }
}

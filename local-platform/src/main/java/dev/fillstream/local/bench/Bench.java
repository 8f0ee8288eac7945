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

/**
 * One run of the benchmark against a stack that is up: warm-up, trials, profile, yardstick. A part
 * of the stack that dies ends the run, and what was measured until then is reported.
 */
public final class Bench {

    private static final int WARM_UP_RATE = 1_000;
    private static final int CONNECTIONS = 64;

    /** How often a rate that the search found may fail when it is run again. */
    private static final int CONFIRMATIONS = 3;

    private static final double STEP_DOWN = 0.92;

    /** So often each of the two runs at the rate asked for: the machine changes meanwhile. */
    private static final int ROUNDS = 7;

    /** The same for a run that is too short to be compared with another. */
    private static final int ROUNDS_AT_A_GLANCE = 3;

    private static final int GLANCE_SECONDS = 10;

    private final StackView stack;
    private final BenchOptions options;
    private final Consumer<String> progress;
    private final String run = "b" + Long.toString(System.currentTimeMillis(), 36);
    private final List<ProcessProbe> probes;
    private final WarmUp warmUp;
    private final List<Trial.Outcome> pipeline = new ArrayList<>();
    private final List<Trial.Outcome> copy = new ArrayList<>();
    private final List<CostProfile> profiles = new ArrayList<>();
    private Costs costs = Costs.NONE;
    private int trials;

    /**
     * @param progress gets a line per trial, for people who wait
     */
    public Bench(StackView stack, BenchOptions options, Consumer<String> progress) {
        this.stack = stack;
        this.options = options;
        this.progress = progress;
        this.probes = probes(stack);
        this.warmUp = new WarmUp(options.warmUpSeconds(), probes, this::warmed, progress);
    }

    /** Ends the run, with the words for people. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenOff(String why) {
            super(why);
        }
    }

    /** Runs it all. */
    public BenchReport run() throws InterruptedException, ExecutionException {
        Optional<String> brokenOff = Optional.empty();
        Vertx vertx = Vertx.vertx();
        try {
            if (options.webhooks()) {
                withReceiver(vertx);
            } else {
                measure(vertx, Optional.empty());
            }
        } catch (BrokenOff | ProcessProbe.ProcessGone e) {
            brokenOff = Optional.of(String.valueOf(e.getMessage()));
        } finally {
            var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
            probes.forEach(ProcessProbe::close);
        }
        Map<String, String> settings = options.described();
        settings.put("venue", stack.venue());
        return new BenchReport(
                Surroundings.here(), settings, pipeline, copy, costs, profiles, brokenOff);
    }

    private void withReceiver(Vertx vertx) throws InterruptedException, ExecutionException {
        String operator = stack.tokens().operator();
        try (WebhookCounter receiver = new WebhookCounter(vertx);
                ReceiverEndpoint _ =
                        new ReceiverEndpoint(stack.url(Part.NOTIFIER), operator, receiver.port())) {
            measure(vertx, Optional.of(receiver));
        }
    }

    private void measure(Vertx vertx, Optional<WebhookCounter> receiver)
            throws InterruptedException, ExecutionException {
        try (PipelineTarget target =
                new PipelineTarget(vertx, stack.bootstrapServers(), restDoor(), receiver)) {
            warmUp.run(target, warmUpRate());
            if (options.limit()) {
                besideCopyPipeline(target);
            } else {
                costedTrial(target, options.rate());
                searchOurs(target);
            }
            if (options.profile()) {
                profile(target, pipeline.getLast().measurement().offeredPerSecond());
            }
        }
    }

    /** In turns, so that a machine that is slower for a while is so for both. */
    private void besideCopyPipeline(PipelineTarget target)
            throws InterruptedException, ExecutionException {
        int partitions = SampleData.ACCOUNTS.size() / 2;
        try (CopyTarget copyTarget = new CopyTarget(stack.bootstrapServers(), partitions)) {
            warmUp.runCopy(copyTarget, warmUpRate());
            int rounds = options.seconds() < GLANCE_SECONDS ? ROUNDS_AT_A_GLANCE : ROUNDS;
            for (int round = 0; round < rounds; round++) {
                costedTrial(target, options.rate());
                copy.add(trial(copyTarget, options.rate()));
            }
            searchOurs(target);
            if (options.max()) {
                var _ = search(copyTarget, copy, options.rate());
            }
        }
    }

    private void searchOurs(PipelineTarget target) throws InterruptedException {
        if (options.max()) {
            confirm(target, search(target, pipeline, options.rate()));
        }
    }

    private Optional<PipelineTarget.Rest> restDoor() {
        return options.entry() == BenchOptions.Entry.KAFKA
                ? Optional.empty()
                : Optional.of(
                        new PipelineTarget.Rest(
                                port(stack.url(Part.ORDER_INTAKE)),
                                stack.tokens().operator(),
                                CONNECTIONS));
    }

    private int warmUpRate() {
        return Math.max(options.rate(), options.max() ? WARM_UP_RATE : 1);
    }

    private void warmed(Target target, int rate, int seconds) throws InterruptedException {
        Trial.run(target, workload(), rate, seconds, this::trouble)
                .brokenOff()
                .ifPresent(Bench::breakOff);
    }

    /** The highest sustained rate above {@code sustained}, or 0; every trial goes to {@code to}. */
    private int search(Target target, List<Trial.Outcome> to, int first)
            throws InterruptedException {
        if (!to.getLast().isSustained()) {
            progress.accept("not even " + first + "/s is sustained: searching below");
        }
        int start = to.getLast().isSustained() ? first * 2 : Math.max(1, first / 2);
        int floor = to.getLast().isSustained() ? first : 0;
        RateSearch.Found found =
                RateSearch.between(
                        floor,
                        start,
                        rate -> {
                            Trial.Outcome outcome = trial(target, rate);
                            to.add(outcome);
                            return outcome;
                        });
        return found.rate();
    }

    /** Runs the found rate again with its costs, and a little below it where it fails now. */
    private void confirm(Target target, int found) throws InterruptedException {
        int rate = found;
        for (int attempt = 0; attempt < CONFIRMATIONS && rate > 0; attempt++) {
            costedTrial(target, rate);
            if (pipeline.getLast().isSustained()) {
                return;
            }
            rate = (int) (rate * STEP_DOWN);
        }
    }

    private void costedTrial(Target target, int rate) throws InterruptedException {
        Costs.Meter meter = Costs.meter(stack, probes);
        Trial.Outcome outcome = trial(target, rate);
        pipeline.add(outcome);
        outcome.brokenOff().ifPresent(Bench::breakOff);
        costs = meter.read();
    }

    private void profile(Target target, int rate) throws InterruptedException {
        List<FlightRecording> recordings =
                probes.stream().filter(ProcessProbe::isJvm).map(FlightRecording::start).toList();
        progress.accept("recording where the processor time goes");
        trial(target, rate).brokenOff().ifPresent(Bench::breakOff);
        recordings.forEach(recording -> profiles.add(recording.stop()));
    }

    private Trial.Outcome trial(Target target, int rate) throws InterruptedException {
        Trial.Outcome outcome =
                Trial.run(target, workload(), rate, options.seconds(), this::trouble);
        progress.accept(
                "%s at %d/s: %.0f/s through, %s"
                        .formatted(
                                target.label(),
                                rate,
                                outcome.measurement().achievedPerSecond(),
                                outcome.isSustained() ? "sustained" : "not sustained"));
        return outcome;
    }

    private Optional<String> trouble() {
        return probes.stream()
                .filter(probe -> !probe.isAlive())
                .findFirst()
                .map(probe -> probe.name() + " died during the run (pid " + probe.pid() + ")");
    }

    private static void breakOff(String why) {
        throw new BrokenOff(why);
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

    private static List<ProcessProbe> probes(StackView stack) {
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

package dev.fillstream.local.trigger;

import dev.fillstream.local.check.CheckResult;
import dev.fillstream.local.demo.DemoTarget;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.PartState;
import dev.fillstream.local.stack.StackView;
import dev.fillstream.local.trigger.Situation.Unmet;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All scenarios at once, over and over, while services are killed; then every promise is checked.
 */
final class Onslaught {

    private static final Duration TO_REST = Duration.ofSeconds(120);
    private static final List<Part> SERVICES =
            List.of(
                    Part.ORDER_INTAKE,
                    Part.RISK_PROCESSOR,
                    Part.EXECUTION_SERVICE,
                    Part.NOTIFIER,
                    Part.VENUE_SIMULATOR);

    private final Supplier<StackView> stack;
    private final HttpClient http;
    private final Consumer<String> out;
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger spoiled = new AtomicInteger();
    private final Set<Scenario> seen = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    Onslaught(Supplier<StackView> stack, HttpClient http, Consumer<String> out) {
        this.stack = stack;
        this.http = http;
        this.out = out;
    }

    /** Whether every scenario ended as it must and every promise was kept. */
    boolean run(Duration time, boolean kill, long seed) throws InterruptedException {
        try (Trial trial = Trial.open(DemoTarget.of(stack.get()), http, "trigger", 0)) {
            Instant deadline = Instant.now().plus(time);
            List<Thread> threads = new ArrayList<>();
            for (Scenario scenario : Scenario.values()) {
                String prefix = trial.runPrefix() + scenario.ordinal() + "-";
                threads.add(
                        Thread.ofVirtual().start(() -> repeat(scenario, prefix, deadline, kill)));
            }
            if (kill) {
                kill(deadline, new SplittableRandom(seed));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            boolean rests = trial.awaitRest(rounds.get(), TO_REST);
            out.accept(
                    "%d situations, %d kills with seed %d, %d without their fault; %s"
                            .formatted(
                                    rounds.get(),
                                    kills.get(),
                                    seed,
                                    spoiled.get(),
                                    trial.standing()));
            return report(rests, trial.check());
        }
    }

    private void repeat(Scenario scenario, String prefix, Instant deadline, boolean kill) {
        int round = 0;
        while (Instant.now().isBefore(deadline)) {
            String own = prefix + ++round + "-";
            long venue = venuePid();
            try (Situation situation =
                    new Situation(stack, http, own, Duration.ofSeconds(kill ? 120 : 60), _ -> {})) {
                scenario.run(situation);
                seen.add(scenario);
            } catch (Unmet e) {
                if (scenario.needsFault() && venue != venuePid()) {
                    spoiled.incrementAndGet();
                    // An order whose approval grew too old while services came back was never sent.
                } else if (!kill || !e.wasLetGo()) {
                    failures.add(scenario.label() + " (" + own + "): " + e.getMessage());
                }
            } catch (IOException | RuntimeException e) {
                failures.add(scenario.label() + " (" + own + "): " + e.getMessage());
            }
            rounds.incrementAndGet();
            LockSupport.parkNanos(scenario.pause().toNanos());
        }
    }

    private boolean isWhole() {
        StackView now = stack.get();
        return SERVICES.stream().allMatch(part -> now.part(part).state() == PartState.READY);
    }

    /** Which process the simulator is: one that was killed has forgotten what faults it had. */
    private long venuePid() {
        return stack.get().part(Part.VENUE_SIMULATOR).pid();
    }

    /** One service every five to fifteen seconds; the next only when the one before is back. */
    private void kill(Instant deadline, SplittableRandom random) {
        while (Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofSeconds(random.nextInt(5, 15)).toNanos());
            if (!isWhole()) {
                continue;
            }
            Part victim = SERVICES.get(random.nextInt(SERVICES.size()));
            Victims.kill(stack.get(), victim);
            kills.incrementAndGet();
            out.accept("kill -9 of " + victim.label());
        }
    }

    private boolean report(boolean rests, List<CheckResult> results) {
        failures.forEach(failure -> out.accept("FAIL  " + failure));
        List<String> unseen =
                Arrays.stream(Scenario.values())
                        .filter(scenario -> !seen.contains(scenario))
                        .map(Scenario::label)
                        .toList();
        if (!unseen.isEmpty()) {
            out.accept("FAIL  never came to the end that it must: " + unseen);
        }
        if (!rests) {
            out.accept("FAIL  it did not come to rest");
        }
        for (CheckResult result : results) {
            out.accept((result.passed() ? "PASS  " : "FAIL  ") + result.name());
            result.problems().stream().limit(5).forEach(problem -> out.accept("      " + problem));
        }
        return rests
                && unseen.isEmpty()
                && failures.isEmpty()
                && results.stream().allMatch(CheckResult::passed);
    }
}

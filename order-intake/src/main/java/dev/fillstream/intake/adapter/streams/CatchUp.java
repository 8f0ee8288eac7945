package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.config.IntakeConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Waits until the view has met what is in the log, so that what it does not have then is not there.
 * Every order that was acknowledged to anybody before the call lies before the ends that are asked
 * for here.
 */
@Singleton
class CatchUp {

    private static final Logger LOG = Logger.getLogger(CatchUp.class);
    private static final long STEP_MILLIS = 10;

    /** Where a transaction's marker ends the log, only a commit shows that nothing is behind it. */
    private static final int STEPS_PER_LOOK_AT_COMMITS = 20;

    private final LogOffsets offsets;
    private final ViewProgress progress;
    private final LocalStores stores;
    private final Duration patience;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("view-catch-up").factory());

    CatchUp(IntakeConfig config, LogOffsets offsets, ViewProgress progress, LocalStores stores) {
        this.offsets = offsets;
        this.progress = progress;
        this.stores = stores;
        this.patience = config.view().catchUpTimeout();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** False where it takes too long, or Kafka does not answer, or a partition is not here. */
    CompletionStage<Boolean> caughtUp(Set<Integer> partitions) {
        long deadline = System.nanoTime() + patience.toNanos();
        return offsets.ends()
                .thenCompose(
                        ends ->
                                ends.keySet().containsAll(partitions)
                                        ? reached(only(partitions, ends), deadline)
                                        : CompletableFuture.completedStage(false))
                .exceptionally(
                        failure -> {
                            LOG.debugf("cannot tell how fresh the view is: %s", failure);
                            return false;
                        });
    }

    private CompletionStage<Boolean> reached(Map<Integer, Long> ends, long deadline) {
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        look(new Wait(ends, deadline, outcome), 0);
        return outcome;
    }

    private record Wait(
            Map<Integer, Long> ends, long deadline, CompletableFuture<Boolean> outcome) {}

    private void look(Wait wait, int step) {
        if (!wait.ends().keySet().stream().allMatch(stores::isHere)) {
            wait.outcome().complete(false);
        } else if (progress.isAt(wait.ends())) {
            wait.outcome().complete(true);
        } else if (System.nanoTime() - wait.deadline() > 0) {
            wait.outcome().complete(false);
        } else if (step % STEPS_PER_LOOK_AT_COMMITS == 0) {
            lookAtCommits(wait, step);
        } else {
            later(wait, step);
        }
    }

    private void lookAtCommits(Wait wait, int step) {
        var _ =
                offsets.committed()
                        .whenComplete(
                                (committed, failure) -> {
                                    if (failure == null) {
                                        only(wait.ends().keySet(), committed)
                                                .forEach(this::reachedIfHere);
                                    }
                                    later(wait, step);
                                });
    }

    private void reachedIfHere(int partition, long nextOffset) {
        if (stores.isHere(partition)) {
            progress.reached(partition, nextOffset);
        }
    }

    private void later(Wait wait, int step) {
        long delay = step == 0 ? 0 : STEP_MILLIS;
        try {
            var _ = timer.schedule(() -> look(wait, step + 1), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            wait.outcome().complete(false);
        }
    }

    private static Map<Integer, Long> only(Set<Integer> partitions, Map<Integer, Long> offsets) {
        return offsets.entrySet().stream()
                .filter(entry -> partitions.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

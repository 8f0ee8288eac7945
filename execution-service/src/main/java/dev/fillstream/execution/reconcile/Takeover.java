package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.Patience;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.execution.report.ReportSweeper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * What comes before orders of a partition are taken in: the partition is claimed in the database,
 * so that whoever had it can send no more; the reports that they left are published; what became of
 * trades meanwhile is heard; the orders that they left open are asked after.
 */
@ApplicationScoped
public class Takeover {

    private static final Logger LOG = Logger.getLogger(Takeover.class);

    private final Ownership ownership;
    private final ReportSweeper sweeper;
    private final MissedTrades missed;
    private final UnfinishedOrders unfinished;
    private final HaltedOrders halted;
    private final StartGate gate;
    private final InstantSource clock;
    private final Map<Integer, CompletableFuture<Void>> assigned = new ConcurrentHashMap<>();

    @Inject
    public Takeover(
            Ownership ownership,
            ReportSweeper sweeper,
            MissedTrades missed,
            UnfinishedOrders unfinished,
            HaltedOrders halted,
            StartGate gate,
            InstantSource clock) {
        this.ownership = ownership;
        this.sweeper = sweeper;
        this.missed = missed;
        this.unfinished = unfinished;
        this.halted = halted;
        this.gate = gate;
        this.clock = clock;
    }

    /** Kafka gave these partitions to this instance; the takeover begins at once. */
    public void assigned(Collection<Integer> partitions) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Set<Integer> taken = Set.copyOf(partitions);
        taken.forEach(partition -> assigned.put(partition, done));
        if (!taken.isEmpty()) {
            gate.opened()
                    .chain(() -> take(taken))
                    .subscribe()
                    .with(_ -> done.complete(null), done::completeExceptionally);
        }
    }

    /** Kafka took these partitions away: nothing of them is sent from now on. */
    public void revoked(Collection<Integer> partitions) {
        partitions.forEach(assigned::remove);
        ownership.lose(partitions);
    }

    public boolean isAssigned(int partition) {
        return assigned.containsKey(partition);
    }

    /** Completes when those of them that are assigned here are taken over. */
    public Uni<Void> done(Set<Integer> partitions) {
        List<Uni<Void>> takeovers =
                partitions.stream()
                        .map(assigned::get)
                        .filter(future -> future != null && !future.isDone())
                        .distinct()
                        .map(future -> Uni.createFrom().completionStage(future))
                        .toList();
        return takeovers.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(takeovers).andFailFast().replaceWithVoid();
    }

    /** Claims again what another instance has claimed although it is assigned here. */
    public Uni<Void> again(Set<Integer> partitions) {
        assigned(partitions.stream().filter(this::isAssigned).toList());
        return done(partitions);
    }

    private Uni<Void> take(Set<Integer> partitions) {
        missed.wasDeaf();
        return Patience.untilDone("takeover", () -> ownership.claim(partitions, clock.instant()))
                .chain(before -> Patience.untilDone("takeover", () -> sweeper.sweepOf(before)))
                .chain(() -> missed.catchUp())
                .chain(() -> Patience.untilDone("takeover", () -> unfinished.takeUp(partitions)))
                .chain(() -> Patience.untilDone("takeover", halted::cancelAll))
                .invoke(() -> LOG.infof("took over partitions %s of risk-approved", partitions));
    }
}

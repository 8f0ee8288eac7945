package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.report.OrderBook.Page;
import dev.fillstream.execution.report.PublishedBatches;
import dev.fillstream.execution.report.ReportSweeper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What runs all the time beside the orders, each thing one run after the other. */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(5);
    private static final Duration ALIGN_INTERVAL = Duration.ofSeconds(1);
    private static final Duration OVERDUE_INTERVAL = Duration.ofMillis(250);

    private final ReportSweeper sweeper;
    private final PublishedBatches published;
    private final StartGate gate;
    private final BacklogMeters meters;
    private final PausedVenue paused;
    private final CatchUp catchUp;
    private final MissedTrades missed;
    private final OverdueOrders overdue;
    private final PositionCheck positions;
    private final InstantSource clock;
    private final ExecutionConfig.Publishing config;
    private final ExecutionConfig.Reconciliation reconciliation;
    private volatile Page reached = Page.FIRST;
    private final List<Cancellable> running = new ArrayList<>();

    @Inject
    public Housekeeping(
            ReportSweeper sweeper,
            PublishedBatches published,
            StartGate gate,
            BacklogMeters meters,
            PausedVenue paused,
            CatchUp catchUp,
            MissedTrades missed,
            OverdueOrders overdue,
            PositionCheck positions,
            InstantSource clock,
            ExecutionConfig config) {
        this.paused = paused;
        this.catchUp = catchUp;
        this.missed = missed;
        this.overdue = overdue;
        this.positions = positions;
        this.clock = clock;
        this.reconciliation = config.reconciliation();
        this.sweeper = sweeper;
        this.published = published;
        this.gate = gate;
        this.meters = meters;
        this.config = config.publishing();
    }

    void start(@Observes StartupEvent event) {
        every(config.markInterval(), published::mark);
        every(config.sweepInterval(), () -> gate.opened().chain(sweeper::sweep));
        every(MEASURE_INTERVAL, meters::measure);
        every(ALIGN_INTERVAL, paused::align);
        every(reconciliation.clocksApart(), () -> gate.opened().chain(missed::look));
        every(OVERDUE_INTERVAL, overdue::cancelDue);
        every(OverdueOrders.AHEAD, () -> gate.opened().chain(overdue::lookAhead));
        every(reconciliation.positions(), () -> gate.opened().chain(positions::compare));
        every(reconciliation.interval(), () -> gate.opened().chain(this::reconcile));
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(Cancellable::cancel);
    }

    /** Silence is no proof that nothing happened. */
    private Uni<Void> reconcile() {
        Instant quietSince = clock.instant().minus(reconciliation.quiet());
        return catchUp.askAfterQuiet(reached, quietSince, reconciliation.maxOrders())
                .invoke(page -> reached = page)
                .replaceWithVoid();
    }

    private void every(Duration interval, Supplier<Uni<Void>> task) {
        running.add(
                Multi.createFrom()
                        .ticks()
                        .every(interval)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(_ -> once(task))
                        .subscribe()
                        .with(_ -> {}));
    }

    private static Uni<Void> once(Supplier<Uni<Void>> task) {
        return Uni.createFrom()
                .deferred(() -> task.get())
                .onFailure()
                .invoke(failure -> LOG.warnf("will be tried again: %s", failure))
                .onFailure()
                .recoverWithNull();
    }
}

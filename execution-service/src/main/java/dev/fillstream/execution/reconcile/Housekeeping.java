package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.config.ExecutionConfig;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What runs all the time beside the orders, each thing one run after the other. */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(5);

    private final ReportSweeper sweeper;
    private final PublishedBatches published;
    private final StartGate gate;
    private final BacklogMeters meters;
    private final ExecutionConfig.Publishing config;
    private final List<Cancellable> running = new ArrayList<>();

    @Inject
    public Housekeeping(
            ReportSweeper sweeper,
            PublishedBatches published,
            StartGate gate,
            BacklogMeters meters,
            ExecutionConfig config) {
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
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(Cancellable::cancel);
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

package dev.fillstream.notifier.replay;

import dev.fillstream.notifier.delivery.AttemptsBeside;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.lane.WebhookEvent;
import dev.fillstream.notifier.replay.ReportLog.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Runs recoveries beside live delivery: a slice of the log at a time, a few attempts at a time,
 * within the endpoint's window and rate. What an instance leaves behind another one takes over.
 */
@Singleton
public class Recoveries {

    private static final Logger LOG = Logger.getLogger(Recoveries.class);
    private static final int SLICE = 200;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final String ENDPOINT_GONE = "ENDPOINT_DISABLED";
    private static final String REFUSED = "REFUSED_TOO_OFTEN";

    private final RecoveryStore store;
    private final ReportLog log;
    private final EndpointRegistry registry;
    private final AttemptsBeside beside;
    private final Clock clock;
    private volatile boolean stopped;

    public Recoveries(
            RecoveryStore store,
            ReportLog log,
            EndpointRegistry registry,
            AttemptsBeside beside,
            Clock clock) {
        this.store = store;
        this.log = log;
        this.registry = registry;
        this.beside = beside;
        this.clock = clock;
    }

    /** Begins one; answers when it is durable. */
    public Uni<Recovery> begin(Recovery recovery) {
        return store.add(recovery, clock.instant().plus(LEASE))
                .invoke(() -> run(recovery))
                .replaceWith(recovery);
    }

    /** Looks for recoveries that somebody left behind. */
    public Uni<Void> takeOver() {
        return store.takeOver(clock.instant(), LEASE)
                .invoke(found -> found.forEach(this::run))
                .replaceWithVoid();
    }

    public void stop() {
        stopped = true;
    }

    private void run(Recovery recovery) {
        var _ =
                Uni.createFrom()
                        .deferred(() -> goOn(recovery))
                        .subscribe()
                        .with(
                                _ -> {},
                                failure ->
                                        LOG.warnf(
                                                "recovery interrupted recoveryId=%s: %s",
                                                recovery.id(), failure));
    }

    /** The next slice, and so on to the end; a failure here leaves it to {@link #takeOver}. */
    private Uni<Void> goOn(Recovery recovery) {
        Optional<Endpoint> found = enabled(recovery.endpointId());
        if (stopped || recovery.state() != Recovery.State.RUNNING) {
            return Uni.createFrom().voidItem();
        }
        if (found.isEmpty()) {
            return keep(recovery.stopped(ENDPOINT_GONE, 0));
        }
        Endpoint endpoint = found.get();
        return log.read(
                        recovery.position(),
                        recovery.until(),
                        draft -> recovery.wants(endpoint, draft),
                        SLICE)
                .chain(slice -> send(recovery, slice))
                .call(this::keep)
                .chain(this::goOn);
    }

    private Uni<Void> keep(Recovery recovery) {
        return store.update(recovery, clock.instant(), LEASE);
    }

    private Uni<Recovery> send(Recovery recovery, Slice slice) {
        if (slice.events().isEmpty()) {
            return Uni.createFrom().item(recovery.at(slice.next(), 0));
        }
        RecoveryRun run = new RecoveryRun(slice.events());
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                new Sending(recovery, run)
                                        .whenOver(
                                                () ->
                                                        emitter.complete(
                                                                over(recovery, run, slice))));
    }

    private static Recovery over(Recovery recovery, RecoveryRun run, Slice slice) {
        return run.isDone()
                ? recovery.at(slice.next(), run.delivered())
                : recovery.stopped(REFUSED, run.delivered());
    }

    private Optional<Endpoint> enabled(UUID endpointId) {
        return registry.table().find(endpointId).filter(Endpoint::isEnabled);
    }

    /** One slice on its way; on the engine's loop once it has begun. */
    private final class Sending {

        private final Recovery recovery;
        private final RecoveryRun run;
        private Runnable whenOver = () -> {};

        Sending(Recovery recovery, RecoveryRun run) {
            this.recovery = recovery;
            this.run = run;
        }

        void whenOver(Runnable listener) {
            whenOver = listener;
            beside.onLoop(this::sendMore);
        }

        private void sendMore() {
            run.next().forEach(this::attempt);
        }

        private void attempt(WebhookEvent event) {
            beside.whenThereIsRoom(recovery.endpointId(), event, reply -> replied(event, reply));
        }

        private void replied(WebhookEvent event, Reply reply) {
            if (run.replied(event, reply)) {
                Duration pause = FIRST_PAUSE.multipliedBy(1L << run.failures(event));
                beside.afterOnLoop(pause, () -> attempt(event));
            } else if (run.isDone() || run.hasStopped()) {
                whenOver.run();
            } else {
                sendMore();
            }
        }
    }
}

package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.adapter.streams.record.DecisionMapper;
import dev.fillstream.risk.adapter.streams.record.Sealing;
import dev.fillstream.risk.adapter.streams.state.StateQueries;
import dev.fillstream.risk.config.RiskConfig;
import dev.fillstream.risk.control.ControlRecords;
import dev.fillstream.risk.decision.Availability;
import dev.fillstream.risk.decision.DecisionObserver;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.schemas.DecisionSeal;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the topology: starts it once its topics are there, and ends the process when it has ended by
 * itself.
 */
@Singleton
public class RiskStreams implements Availability {

    private static final Logger LOG = Logger.getLogger(RiskStreams.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    private static final int EXIT_CODE = 70;

    private final RiskConfig config;
    private final RiskDecider decider;
    private final DecisionObserver observer;
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable Thread starter;
    private volatile boolean isStopping;
    private final FailurePolicy failures = new FailurePolicy();
    private final CompletableFuture<Void> topicsReady = new CompletableFuture<>();

    RiskStreams(RiskConfig config, RiskDecider decider, DecisionObserver observer) {
        this.config = config;
        this.decider = decider;
        this.observer = observer;
    }

    void start(@Observes StartupEvent event) {
        starter = Thread.ofPlatform().daemon().name("risk-starter").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        Thread waiting = starter;
        if (waiting != null) {
            waiting.interrupt();
        }
        KafkaStreams running = streams;
        if (running != null && !running.close(CLOSE_PATIENCE)) {
            LOG.warn("the topology did not stop in time; its open transaction will be aborted");
        }
    }

    @Override
    public Phase phase() {
        KafkaStreams running = streams;
        return running == null
                ? Phase.STARTING
                : switch (running.state()) {
                    case CREATED -> Phase.STARTING;
                    case REBALANCING -> Phase.REBALANCING;
                    case RUNNING -> Phase.DECIDING;
                    case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Phase.FAILED;
                };
    }

    /** Runs it once the topics are there. */
    public void onTopicsReady(Runnable action) {
        var _ = topicsReady.thenRun(action);
    }

    /**
     * Whether orders here are held against that control record, or against none where the value is
     * null; also where none of its account are decided here.
     */
    public boolean holds(ControlRecords.Kind kind, String key, byte @Nullable [] value) {
        KafkaStreams running = streams;
        if (running == null) {
            return false;
        }
        try {
            return new StateQueries(running, config.partitions(), config.retention())
                    .holds(kind, key, value);
        } catch (InvalidStateStoreException e) {
            return running.state() == KafkaStreams.State.RUNNING;
        }
    }

    Optional<KafkaStreams> running() {
        return Optional.ofNullable(streams);
    }

    private void run() {
        try {
            stopIfRunning();
            topics().await();
            topicsReady.complete(null);
            launch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the topology cannot start", e);
            Quarkus.asyncExit(EXIT_CODE);
        }
    }

    private void launch() throws InterruptedException {
        new GroupMember(config).forgetStaleOffsets();
        Properties settings = StreamsSettings.of(config);
        KafkaStreams made = new KafkaStreams(topology(settings), settings);
        made.setUncaughtExceptionHandler(failures);
        made.setStateListener((state, before) -> onState(state));
        streams = made;
        made.start();
    }

    private Topology topology(Properties settings) {
        return new RiskTopology(
                        decider,
                        new DecisionMapper(config.approvalTime(), config.build()),
                        observer,
                        config.partitions(),
                        config.retention(),
                        new Sealing(DecisionSeal.of(config.decisionKey())))
                .build(new TopologyConfig(new StreamsConfig(settings)));
    }

    private void onState(KafkaStreams.State state) {
        LOG.infof("topology state=%s", state);
        if (state != KafkaStreams.State.ERROR || isStopping) {
            return;
        }
        if (failures.takeMissingTopic()) {
            starter = Thread.ofPlatform().daemon().name("risk-starter").start(this::run);
        } else {
            Quarkus.asyncExit(EXIT_CODE);
        }
    }

    /**
     * Ends what a missing topic stopped. The group must forget this member before it begins anew:
     * it would be answered at once with what it was told before, the missing topic included, for as
     * long as it comes back within its session.
     */
    private void stopIfRunning() throws InterruptedException {
        KafkaStreams stopped = streams;
        if (stopped == null) {
            return;
        }
        streams = null;
        stopped.close(CLOSE_PATIENCE);
        String problem = topics().problem();
        LOG.errorf(
                "nothing is decided: %s; it goes on once all topics are there",
                problem.isEmpty() ? "a source topic was missing for a moment" : problem);
        new GroupMember(config).leave();
    }

    private TopicsReady topics() {
        return new TopicsReady(
                config.bootstrapServers(), config.partitions(), config.applicationId());
    }
}

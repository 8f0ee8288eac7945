package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.schemas.StaleOffsets;
import dev.fillstream.schemas.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts the view once its topics exist, and starts it anew whenever it has failed. Runs on a
 * thread of its own, so that the service itself starts and stays up without Kafka.
 */
@Singleton
class ViewRunner {

    private static final Logger LOG = Logger.getLogger(ViewRunner.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final CloseOptions LEAVING =
            CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(Duration.ofSeconds(5));

    /** What Streams adds to the instance id for its first thread; the view has one. */
    private static final String ONLY_THREAD = "-1";

    private static final List<String> TOPICS =
            List.of(Topic.ORDERS.name(), Topic.EXECUTIONS.name());

    private final Properties settings;
    private final Duration kept;
    private final ViewEvents events;
    private final LocalStores stores;
    private final StreamsShares shares;
    private final ViewLag lag;
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable Thread keeper;

    ViewRunner(
            IntakeConfig config,
            ViewEvents events,
            LocalStores stores,
            StreamsShares shares,
            ViewLag lag) {
        this.settings = ViewSettings.of(config);
        this.kept = config.view().retention();
        this.events = events;
        this.stores = stores;
        this.shares = shares;
        this.lag = lag;
    }

    void start(@Observes StartupEvent event) {
        keeper = Thread.ofPlatform().daemon().name("order-view-keeper").start(this::keep);
    }

    void stop(@Observes ShutdownEvent event) {
        Thread running = keeper;
        if (running != null) {
            running.interrupt();
        }
        closeStreams();
    }

    /** Whether the topology runs and restores nothing. */
    boolean isRunning() {
        KafkaStreams current = streams;
        return current != null && current.state() == KafkaStreams.State.RUNNING;
    }

    private void keep() {
        try {
            awaitTopics();
            while (true) {
                KafkaStreams current = streams;
                if (current == null || current.state().hasCompletedShutdown()) {
                    restart();
                } else {
                    observe(current);
                }
                Thread.sleep(STEP);
            }
        } catch (InterruptedException e) {
            LOG.debug("the view is not kept running any more");
        }
    }

    /** Takes out of Streams what others ask for often, so that none of them has to wait for it. */
    private void observe(KafkaStreams current) {
        lag.learn(current.metrics());
        if (current.state().isRunningOrRebalancing()) {
            try {
                shares.learn(current.metadataForAllStreamsClients());
            } catch (IllegalStateException stoppedMeanwhile) {
                LOG.debug("the view stopped while it was asked who holds what");
            }
        }
    }

    private void awaitTopics() throws InterruptedException {
        while (!topicsExist()) {
            Thread.sleep(PAUSE);
        }
    }

    private void restart() throws InterruptedException {
        if (streams != null) {
            closeStreams();
            Thread.sleep(PAUSE);
            awaitTopics();
            leaveGroup();
        }
        forgetStaleOffsets();
        KafkaStreams fresh =
                new KafkaStreams(OrderViewTopology.of(events, kept, settings), settings);
        fresh.setUncaughtExceptionHandler(ViewRunner::onFailure);
        streams = fresh;
        fresh.start();
    }

    private void closeStreams() {
        KafkaStreams current = streams;
        if (current != null && !current.close(LEAVING)) {
            LOG.warn("the view did not close in time");
        }
    }

    private static StreamThreadExceptionResponse onFailure(Throwable failure) {
        LOG.error("the view failed and starts anew", failure);
        return failure instanceof MissingSourceTopicException
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /**
     * A member that comes back under its instance id is given what it was given before, without a
     * word to anybody: also that a topic is missing, long after that is there again.
     */
    private void leaveGroup() throws InterruptedException {
        String group = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        String instance =
                settings.getProperty(
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        try (Admin admin = Admin.create(adminSettings())) {
            var member = new MemberToRemove(instance + ONLY_THREAD);
            admin.removeMembersFromConsumerGroup(
                            group, new RemoveMembersFromConsumerGroupOptions(Set.of(member)))
                    .all()
                    .get();
        } catch (ExecutionException | KafkaException e) {
            LOG.debugf("not a member of the view's group any more: %s", e.toString());
        }
    }

    private void forgetStaleOffsets() throws InterruptedException {
        String group = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        try (Admin admin = Admin.create(adminSettings())) {
            Set<TopicPartition> stale = new StaleOffsets(admin).forget(group, TOPICS);
            if (!stale.isEmpty()) {
                LOG.warnf("topics were made anew: the view reads %s from the start", stale);
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("offsets of topics made anew are kept: %s", e.toString());
        }
    }

    private boolean topicsExist() throws InterruptedException {
        try (Admin admin = Admin.create(adminSettings())) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(TOPICS).allTopicNames().get();
            stores.partitions(
                    topics.values().stream().mapToInt(t -> t.partitions().size()).max().orElse(0));
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.debugf("waiting for the topics of the view: %s", e.toString());
            return false;
        }
    }

    private Map<String, Object> adminSettings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.getProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }
}

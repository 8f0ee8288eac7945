package dev.fillstream.intake.adapter.kafka;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.feed.Subscriber;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.schemas.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedTransferQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the end of {@code executions}, once for all subscribers of this instance, on a thread of
 * its own; while nobody has subscribed for a while, it follows nothing and costs nothing.
 */
@Singleton
class LiveReports {

    private static final Logger LOG = Logger.getLogger(LiveReports.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);
    private static final int FETCH_BYTES = 1024 * 1024;

    private final IntakeConfig config;
    private final BlockingQueue<Runnable> commands = new LinkedTransferQueue<>();
    private final Audience audience = new Audience();
    private final ConcurrentHashMap<Integer, Long> positions = new ConcurrentHashMap<>();
    private @Nullable Consumer<byte[], byte[]> consumer;
    private long aloneSince;
    private volatile @Nullable Thread thread;
    private volatile boolean stopped;

    LiveReports(IntakeConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("live-reports").start(this::run);
    }

    /** Not by an interrupt, which would keep the consumer from closing. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        commands.add(() -> {});
        Thread running = thread;
        if (running != null) {
            running.join(CLOSE_PATIENCE);
        }
    }

    /**
     * Adds the subscriber, who has everything before {@code next}; empty is whatever comes. Where
     * what is followed is further on already, nobody is added, and the offset to come back with is
     * the outcome. Fails where nothing can be followed.
     */
    CompletableFuture<OptionalLong> join(Subscriber subscriber, OptionalLong next) {
        CompletableFuture<OptionalLong> joined = new CompletableFuture<>();
        commands.add(
                () -> {
                    try {
                        joined.complete(added(subscriber, next));
                    } catch (RuntimeException failure) {
                        joined.completeExceptionally(failure);
                        rest();
                    }
                });
        return joined;
    }

    void leave(Subscriber subscriber) {
        commands.add(() -> audience.remove(subscriber));
    }

    /** What of the partition has been offered, exclusive; empty while it is not followed. */
    OptionalLong position(int partition) {
        Long position = positions.get(partition);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    private void run() {
        try {
            while (!stopped) {
                if (consumer == null) {
                    commands.take().run();
                } else {
                    follow(consumer);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the reports are not followed any more");
        } finally {
            audience.endAll(IntakeCode.EVENTS_UNAVAILABLE);
            closeConsumer();
        }
    }

    private void follow(Consumer<byte[], byte[]> following) {
        try {
            audience.offer(following.poll(POLL));
            notePositions(following);
        } catch (RuntimeException failure) {
            LOG.error("the reports cannot be followed; subscribers have to resume", failure);
            audience.endAll(IntakeCode.EVENTS_UNAVAILABLE);
            closeConsumer();
            return;
        }
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        if (!audience.isEmpty()) {
            aloneSince = System.nanoTime();
        } else if (System.nanoTime() - aloneSince > LINGER.toNanos()) {
            rest();
        }
    }

    private OptionalLong added(Subscriber subscriber, OptionalLong next) {
        if (consumer == null) {
            consumer = following();
            notePositions(consumer);
            aloneSince = System.nanoTime();
        }
        Long position = positions.get(subscriber.partition());
        if (position == null) {
            throw new IllegalStateException("there is no partition " + subscriber.partition());
        }
        if (next.isPresent() && next.getAsLong() < position) {
            return OptionalLong.of(position);
        }
        audience.add(subscriber, next.orElse(position));
        return OptionalLong.empty();
    }

    private Consumer<byte[], byte[]> following() {
        Consumer<byte[], byte[]> fresh = FeedSettings.consumer(config, "live-reports", FETCH_BYTES);
        try {
            List<TopicPartition> partitions =
                    fresh.partitionsFor(Topic.EXECUTIONS.name()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new TimeoutException("the topic has no partitions yet");
            }
            fresh.assign(partitions);
            fresh.seekToEnd(partitions);
            partitions.forEach(fresh::position);
            return fresh;
        } catch (RuntimeException failure) {
            fresh.close();
            throw failure;
        }
    }

    /** Only after all that was read has been offered. */
    private void notePositions(Consumer<byte[], byte[]> following) {
        following.assignment().forEach(p -> positions.put(p.partition(), following.position(p)));
    }

    private void rest() {
        if (audience.isEmpty()) {
            closeConsumer();
        }
    }

    private void closeConsumer() {
        positions.clear();
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}

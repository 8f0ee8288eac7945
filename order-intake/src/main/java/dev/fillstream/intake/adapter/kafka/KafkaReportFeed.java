package dev.fillstream.intake.adapter.kafka;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.feed.ReportFeed;
import dev.fillstream.intake.feed.StartingPoint;
import dev.fillstream.intake.feed.Subscriber;
import dev.fillstream.intake.submission.IntakeCode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Feeds from {@code executions}. A subscriber that starts now joins {@link LiveReports}; any other
 * is replayed by a few readers that take turns with all who need them, until it has all that those
 * who are served live have had, and joins them then, at that very offset: no gap, and nothing
 * twice.
 */
@Singleton
class KafkaReportFeed implements ReportFeed {

    private static final Logger LOG = Logger.getLogger(KafkaReportFeed.class);
    private static final int FETCH_BYTES = 128 * 1024;
    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    /** What a reader does with its consumer, and what becomes of it when Kafka fails. */
    private interface Turn {
        void take(Consumer<byte[], byte[]> consumer);

        void failed(RuntimeException failure);
    }

    /** Wakes a reader that waits for a turn. */
    private static final Turn NOTHING =
            new Turn() {
                @Override
                public void take(Consumer<byte[], byte[]> consumer) {}

                @Override
                public void failed(RuntimeException failure) {}
            };

    private final IntakeConfig config;
    private final LiveReports live;
    private final BlockingQueue<Turn> turns = new LinkedTransferQueue<>();
    private final List<Thread> readers = new ArrayList<>();
    private volatile boolean stopped;

    KafkaReportFeed(IntakeConfig config, LiveReports live) {
        this.config = config;
        this.live = live;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.events().replayReaders(); i++) {
            String name = "report-reader-" + i;
            readers.add(Thread.ofPlatform().daemon().name(name).start(() -> read(name)));
        }
    }

    /** Not by an interrupt, which would keep the consumers from closing. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        readers.forEach(reader -> turns.add(NOTHING));
        for (Thread reader : readers) {
            reader.join(CLOSE_PATIENCE);
        }
    }

    @Override
    public CompletionStage<Optional<IntakeCode>> begin(Subscriber subscriber, StartingPoint from) {
        if (from instanceof StartingPoint.Now) {
            return live.join(subscriber, OptionalLong.empty())
                    .<Optional<IntakeCode>>thenApply(joined -> Optional.empty())
                    .exceptionally(KafkaReportFeed::unavailable);
        }
        Replay replay = new Replay(subscriber);
        CompletableFuture<Optional<IntakeCode>> begun = new CompletableFuture<>();
        turns.add(
                new Turn() {
                    @Override
                    public void take(Consumer<byte[], byte[]> consumer) {
                        Optional<IntakeCode> refusal = replay.begin(consumer, from);
                        begun.complete(refusal);
                        if (refusal.isEmpty()) {
                            goOn(replay, subscriber);
                        }
                    }

                    @Override
                    public void failed(RuntimeException failure) {
                        begun.complete(unavailable(failure));
                    }
                });
        return begun;
    }

    @Override
    public OptionalLong offeredUpTo(Subscriber subscriber) {
        OptionalLong position = live.position(subscriber.partition());
        return position.isPresent() && position.getAsLong() > 0
                ? OptionalLong.of(position.getAsLong() - 1)
                : OptionalLong.empty();
    }

    @Override
    public void leave(Subscriber subscriber) {
        live.leave(subscriber);
    }

    private @Nullable Turn nextTurn() throws InterruptedException {
        return turns.poll(LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Optional<IntakeCode> unavailable(Throwable failure) {
        LOG.warnf("a subscriber could not be served: %s", failure.toString());
        return Optional.of(IntakeCode.EVENTS_UNAVAILABLE);
    }

    /** Another step once the client has taken the last, or else the change to live. */
    private void goOn(Replay replay, Subscriber subscriber) {
        if (subscriber.isOver()) {
            return;
        }
        if (replay.isStuck()) {
            subscriber.end(IntakeCode.EVENTS_UNAVAILABLE);
        } else if (replay.isAtEnd()) {
            join(replay, subscriber);
        } else {
            subscriber.whenEmpty(() -> turns.add(step(replay, subscriber)));
        }
    }

    private Turn step(Replay replay, Subscriber subscriber) {
        return new Turn() {
            @Override
            public void take(Consumer<byte[], byte[]> consumer) {
                replay.step(consumer);
                goOn(replay, subscriber);
            }

            @Override
            public void failed(RuntimeException failure) {
                unavailable(failure).ifPresent(subscriber::end);
            }
        };
    }

    private void join(Replay replay, Subscriber subscriber) {
        var _ =
                live.join(subscriber, OptionalLong.of(replay.next()))
                        .whenComplete(
                                (further, failure) -> {
                                    if (failure != null) {
                                        unavailable(failure).ifPresent(subscriber::end);
                                    } else if (further.isPresent()) {
                                        replay.goOnTo(further.getAsLong());
                                        goOn(replay, subscriber);
                                    }
                                });
    }

    private void read(String name) {
        try {
            while (!stopped) {
                Turn first = turns.take();
                try (Consumer<byte[], byte[]> consumer =
                        FeedSettings.consumer(config, name, FETCH_BYTES)) {
                    take(first, consumer);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("nothing is replayed any more");
        }
    }

    /** A consumer lives until there was nothing for it to do for a while. */
    private void take(Turn first, Consumer<byte[], byte[]> consumer) throws InterruptedException {
        for (Turn turn = first; turn != null && !stopped; turn = nextTurn()) {
            try {
                turn.take(consumer);
            } catch (KafkaException | IllegalStateException failure) {
                turn.failed(failure);
            }
        }
    }
}

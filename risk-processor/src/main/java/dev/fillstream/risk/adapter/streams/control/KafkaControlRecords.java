package dev.fillstream.risk.adapter.streams.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.risk.adapter.streams.RiskStreams;
import dev.fillstream.risk.config.RiskConfig;
import dev.fillstream.risk.control.ControlRecords;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.TraceParent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes control records one after the other, each against the version that it was made from. It
 * waits on threads of its own: a producer may block, and no event loop shall.
 *
 * <p>Two instances that write the same key at the same moment may both succeed; the later record
 * then stands, with the same version as the other.
 */
@Singleton
public final class KafkaControlRecords implements ControlRecords {

    private static final Logger LOG = Logger.getLogger(KafkaControlRecords.class);
    private static final String SOURCE = "/fillstream/risk-processor";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

    private final RiskConfig config;
    private final RiskStreams streams;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("control-writer").factory());
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable ControlView view;

    KafkaControlRecords(RiskConfig config, RiskStreams streams) {
        this.config = config;
        this.streams = streams;
    }

    void start(@Observes StartupEvent event) {
        streams.onTopicsReady(this::open);
    }

    void stop(@Observes ShutdownEvent event) {
        ControlView running = view;
        if (running != null) {
            running.stop();
        }
        writer.shutdownNow();
    }

    private void open() {
        ControlView opened = new ControlView(config.bootstrapServers(), config.partitions());
        view = opened;
        Thread.ofPlatform().daemon().name("control-view").start(opened);
    }

    @Override
    public Current find(Kind kind, String key) {
        ControlView running = view;
        return running == null ? new NotReady() : running.find(kind, key);
    }

    @Override
    public CompletionStage<Change> put(Kind kind, String key, long expected, byte[] value) {
        return change(kind, key, expected, value);
    }

    @Override
    public CompletionStage<Change> remove(Kind kind, String key, long expected) {
        return change(kind, key, expected, null);
    }

    private synchronized CompletionStage<Change> change(
            Kind kind, String key, long expected, byte @Nullable [] value) {
        long called = System.nanoTime();
        CompletableFuture<Change> change =
                last.thenComposeAsync(_ -> write(kind, key, expected, value, called), writer)
                        .completeOnTimeout(
                                new Unavailable("Kafka did not confirm the change in time"),
                                PATIENCE.toMillis(),
                                TimeUnit.MILLISECONDS)
                        .exceptionally(KafkaControlRecords::unavailable);
        last = change;
        return change;
    }

    private CompletableFuture<Change> write(
            Kind kind, String key, long expected, byte @Nullable [] value, long called) {
        ControlView running = view;
        if (running == null) {
            return done(new Unavailable("the control records were not read yet"));
        }
        switch (running.find(kind, key)) {
            case NotReady() -> {
                return done(new Unavailable("the control records were not read yet"));
            }
            case Absent() -> {
                if (expected != 0) {
                    return done(new Conflict(0));
                }
            }
            case Found(var version, _) -> {
                if (version != expected) {
                    return done(new Conflict(version));
                }
            }
        }
        Optional<String> fault =
                value == null ? Optional.empty() : ControlTopics.fault(kind, value);
        if (fault.isPresent()) {
            return done(new Invalid(fault.get()));
        }
        return send(kind, key, expected + 1, value)
                .thenCompose(
                        metadata ->
                                running.seen(
                                        new TopicPartition(metadata.topic(), metadata.partition()),
                                        metadata.offset()))
                .thenCompose(_ -> taken(kind, key, value))
                .thenApply(_ -> new Written(Duration.ofNanos(System.nanoTime() - called)));
    }

    private CompletableFuture<RecordMetadata> send(
            Kind kind, String key, long version, byte @Nullable [] value) {
        CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
        String topic = ControlTopics.of(kind).name();
        var headers =
                EventHeaders.of(
                        topic + "/" + key + "/" + version,
                        type(kind),
                        SOURCE,
                        clock.instant(),
                        key,
                        TraceParent.fresh().header());
        var _ =
                producer()
                        .send(
                                new ProducerRecord<>(
                                        topic, null, null, key.getBytes(UTF_8), value, headers),
                                (metadata, failure) -> {
                                    if (failure == null) {
                                        sent.complete(metadata);
                                    } else {
                                        sent.completeExceptionally(failure);
                                    }
                                });
        return sent;
    }

    /** The topology has it; where the account's partition is elsewhere, its own order says when. */
    private CompletableFuture<Void> taken(Kind kind, String key, byte @Nullable [] value) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        look(kind, key, value, taken, System.nanoTime() + PATIENCE.toNanos());
        return taken;
    }

    private void look(
            Kind kind,
            String key,
            byte @Nullable [] value,
            CompletableFuture<Void> taken,
            long deadline) {
        if (streams.holds(kind, key, value)) {
            taken.complete(null);
        } else if (System.nanoTime() > deadline) {
            taken.completeExceptionally(
                    new IllegalStateException("the topology does not take " + kind + " " + key));
        } else {
            var _ =
                    writer.schedule(
                            () -> look(kind, key, value, taken, deadline),
                            LOOK_AGAIN.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open =
                    new KafkaProducer<>(
                            Map.of(
                                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    config.bootstrapServers(),
                                    ProducerConfig.ACKS_CONFIG,
                                    "all",
                                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                    true,
                                    ProducerConfig.LINGER_MS_CONFIG,
                                    0,
                                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                    2_000,
                                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                    2_000,
                                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                    5_000),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case LIMITS, SHARED_LIMITS -> "fillstream.v1.RiskLimits";
            case TRADING_STATES -> "fillstream.v1.TradingState";
            case INSTRUMENTS -> "fillstream.v1.Instrument";
        };
    }

    private static CompletableFuture<Change> done(Change change) {
        return CompletableFuture.completedFuture(change);
    }

    private static Change unavailable(Throwable failure) {
        LOG.warn("control record not written", failure);
        return new Unavailable("Kafka did not take the change");
    }
}

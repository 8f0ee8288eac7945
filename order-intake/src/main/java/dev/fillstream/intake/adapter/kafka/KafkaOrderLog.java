package dev.fillstream.intake.adapter.kafka;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.request.OrderRequest;
import dev.fillstream.intake.request.RequestLog;
import dev.fillstream.intake.submission.OrderLog;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.schemas.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The topic {@code orders}. {@link KafkaProducer#send} may block for the topic's metadata or for
 * buffer space, so {@code write} belongs on a worker thread; until the metadata is there once, and
 * beyond the bound of orders on their way, it refuses at once instead.
 */
@ApplicationScoped
public class KafkaOrderLog implements OrderLog, RequestLog {

    private static final Logger LOG = Logger.getLogger(KafkaOrderLog.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
    private static final long RETRY_MILLIS = 500;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Semaphore places;
    private volatile boolean ready;
    private volatile boolean stopped;

    KafkaOrderLog(IntakeConfig config) {
        producer =
                new KafkaProducer<>(
                        ProducerSettings.of(config),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        places = new Semaphore(config.orders().maxInFlight());
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("orders-metadata").start(this::awaitMetadata);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        producer.close(CLOSE_PATIENCE);
    }

    /** Whether the topic's partitions have been seen since the start. */
    boolean isReady() {
        return ready;
    }

    @Override
    public CompletionStage<Writing> write(NewOrderSingle order, String traceparent) {
        return write(() -> OrderRecords.of(order, traceparent));
    }

    @Override
    public CompletionStage<Writing> write(OrderRequest request, String traceparent) {
        return write(() -> OrderRecords.of(request, traceparent));
    }

    private CompletionStage<Writing> write(Supplier<ProducerRecord<byte[], byte[]>> record) {
        if (!ready) {
            return CompletableFuture.completedStage(Writing.UNCONFIRMED);
        }
        if (!places.tryAcquire()) {
            return CompletableFuture.completedStage(Writing.OVERLOADED);
        }
        CompletableFuture<Writing> writing = new CompletableFuture<>();
        send(record.get(), writing);
        return writing;
    }

    private void send(ProducerRecord<byte[], byte[]> record, CompletableFuture<Writing> writing) {
        try {
            var _ = producer.send(record, (metadata, failure) -> finish(writing, failure));
        } catch (KafkaException | IllegalStateException e) {
            finish(writing, e);
        }
    }

    private void finish(CompletableFuture<Writing> writing, @Nullable Exception failure) {
        places.release();
        if (failure != null) {
            LOG.debugf("orders not confirmed: %s", failure.toString());
        }
        writing.complete(failure == null ? Writing.ACKNOWLEDGED : Writing.UNCONFIRMED);
    }

    private void awaitMetadata() {
        while (!ready && !stopped) {
            try {
                ready = !producer.partitionsFor(Topic.ORDERS.name()).isEmpty();
            } catch (KafkaException e) {
                LOG.debugf("orders not reachable yet: %s", e.toString());
                pause();
            } catch (IllegalStateException e) {
                LOG.debug("closed while waiting for the topic", e);
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.fillstream.notifier.adapter.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * The notifier's one producer: acks=all, idempotent. Sends from a thread of its own, since a send
 * may block while the broker is away; what is not acknowledged in time is sent again, until it is.
 */
@ApplicationScoped
public class Producing {

    private static final Logger LOG = Logger.getLogger(Producing.class);
    private static final long AGAIN_MILLIS = 1_000;

    private record Unsent(
            Supplier<ProducerRecord<byte[], byte[]>> record, Runnable whenAcknowledged) {}

    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService sender =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "notifier-producer");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Queue<Unsent> unsent = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile boolean closed;

    public Producing(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.getOrDefault("bootstrap.servers", "localhost:9092"));
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "notifier");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        ByteArraySerializer bytes = new ByteArraySerializer();
        this.producer = new KafkaProducer<>(settings, bytes, bytes);
    }

    /** Returns at once; {@code whenAcknowledged} runs on a thread of the producer. */
    void send(Supplier<ProducerRecord<byte[], byte[]>> record, Runnable whenAcknowledged) {
        if (!closed) {
            unsent.add(new Unsent(record, whenAcknowledged));
            if (awake.compareAndSet(false, true)) {
                sender.execute(this::sendAll);
            }
        }
    }

    /** What came up since the thread last looked, in one go: waking it costs more than a record. */
    private void sendAll() {
        awake.set(false);
        for (Unsent next = unsent.poll(); next != null; next = unsent.poll()) {
            sendNow(next.record().get(), next.whenAcknowledged());
        }
    }

    private void sendNow(ProducerRecord<byte[], byte[]> record, Runnable whenAcknowledged) {
        try {
            var _ =
                    producer.send(
                            record,
                            (_, failure) -> {
                                if (failure == null) {
                                    complained.set(false);
                                    whenAcknowledged.run();
                                } else {
                                    again(record, whenAcknowledged, failure);
                                }
                            });
        } catch (RuntimeException e) {
            again(record, whenAcknowledged, e);
        }
    }

    private void again(
            ProducerRecord<byte[], byte[]> record, Runnable whenAcknowledged, Exception failure) {
        if (closed) {
            return;
        }
        if (complained.compareAndSet(false, true)) {
            LOG.warnf("writing to %s failed, trying again: %s", record.topic(), failure);
        }
        var _ =
                sender.schedule(
                        () -> sendNow(record, whenAcknowledged),
                        AGAIN_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        closed = true;
        sender.shutdownNow();
        producer.close(Duration.ofSeconds(2));
    }
}

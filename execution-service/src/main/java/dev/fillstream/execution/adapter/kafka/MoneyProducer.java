package dev.fillstream.execution.adapter.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The one Kafka producer of this service, and the one thread that may wait for it: {@code send}
 * blocks when the buffer is full or the cluster unknown, so no event loop calls it. A channel's
 * emitter would wrap each record in a message of its own; here a batch crosses threads once.
 */
@ApplicationScoped
public class MoneyProducer {

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    /** Its queue takes no lock, for which an event loop might have to wait. */
    private final ExecutorService sending =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedTransferQueue<>(),
                    task -> Thread.ofPlatform().daemon().name("executions-sender").unstarted(task));

    @Inject
    public MoneyProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.producer =
                new KafkaProducer<>(
                        settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Runs {@code task} on the sending thread, after all that came before. */
    public void send(Consumer<Producer<byte[], byte[]>> task) {
        sending.execute(() -> task.accept(producer));
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "execution-service");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        // What was handed to the producer stays there until Kafka takes it: giving up on one report
        // would let the order's next one overtake it. The buffer bounds it; the book has the rest.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        return settings;
    }

    @PreDestroy
    void close() {
        sending.shutdown();
        producer.close(CLOSE_WAIT);
    }
}

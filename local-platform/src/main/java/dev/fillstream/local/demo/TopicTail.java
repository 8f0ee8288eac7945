package dev.fillstream.local.demo;

import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads topics from now on, on a thread of its own, until it is closed. */
final class TopicTail implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BiConsumer<List<LogRecord>, Instant> taker;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;

    private TopicTail(
            String bootstrapServers,
            List<String> topics,
            BiConsumer<List<LogRecord>, Instant> taker) {
        this.taker = taker;
        this.consumer = KafkaClients.reader(bootstrapServers, Map.of("fetch.max.wait.ms", 50));
        this.thread = Thread.ofPlatform().name("demo-tail").daemon().unstarted(() -> run(topics));
    }

    /** Starts reading and returns when nothing that is written from now on can be missed. */
    static TopicTail start(
            String bootstrapServers,
            List<String> topics,
            BiConsumer<List<LogRecord>, Instant> taker)
            throws InterruptedException {
        TopicTail tail = new TopicTail(bootstrapServers, topics, taker);
        tail.thread.start();
        tail.ready.await();
        return tail;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(List<String> topics) {
        try (consumer) {
            List<TopicPartition> partitions =
                    topics.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!closed) {
                List<LogRecord> records = new ArrayList<>();
                consumer.poll(Duration.ofMillis(50))
                        .forEach(record -> records.add(LogRecord.of(record)));
                if (!records.isEmpty()) {
                    taker.accept(records, Instant.now());
                }
            }
        } finally {
            ready.countDown();
        }
    }
}

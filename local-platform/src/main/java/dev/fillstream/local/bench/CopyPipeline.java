package dev.fillstream.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The yardstick: plain clients that copy records over four topics of the same broker and do nothing
 * else. The first hop is transactional, as ours is; the others commit offsets as they go. Nothing
 * built on this broker with these hops can be faster.
 */
public final class CopyPipeline implements AutoCloseable {

    public static final List<String> TOPICS =
            List.of("bench-copy-1", "bench-copy-2", "bench-copy-3", "bench-copy-4");

    private static final Duration TRANSACTION_EVERY = Duration.ofMillis(10);

    private final String bootstrapServers;
    private final int partitions;
    private final List<KafkaConsumer<byte[], byte[]>> consumers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public CopyPipeline(String bootstrapServers, int partitions)
            throws InterruptedException, ExecutionException {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
        createTopics();
        KafkaConsumer<byte[], byte[]> first = consumer(0);
        KafkaConsumer<byte[], byte[]> second = consumer(1);
        KafkaConsumer<byte[], byte[]> third = consumer(2);
        KafkaProducer<byte[], byte[]> transactional = transactionalProducer();
        start("copy-1", () -> copyInTransactions(first, transactional));
        start("copy-2", () -> copy(second, producer(new Properties()), TOPICS.get(2)));
        start("copy-3", () -> copy(third, producer(new Properties()), TOPICS.get(3)));
    }

    private void start(String name, Runnable hop) {
        threads.add(Thread.ofPlatform().name(name).start(hop));
    }

    private void copyInTransactions(
            KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer) {
        try (consumer;
                producer) {
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(TRANSACTION_EVERY);
                if (records.isEmpty()) {
                    continue;
                }
                producer.beginTransaction();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    var unused = producer.send(copyOf(record, TOPICS.get(1)));
                }
                producer.sendOffsetsToTransaction(offsetsAfter(records), consumer.groupMetadata());
                producer.commitTransaction();
            }
        } catch (WakeupException e) {
            // close() asked for the end.
        }
    }

    private void copy(
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer,
            String to) {
        try (consumer;
                producer) {
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    var unused = producer.send(copyOf(record, to));
                }
                consumer.commitAsync();
            }
        } catch (WakeupException e) {
            // close() asked for the end.
        }
    }

    private static ProducerRecord<byte[], byte[]> copyOf(
            ConsumerRecord<byte[], byte[]> record, String to) {
        return new ProducerRecord<>(
                to, record.partition(), record.key(), record.value(), record.headers());
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsetsAfter(
            ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            offsets.put(
                    partition,
                    new OffsetAndMetadata(records.records(partition).getLast().offset() + 1));
        }
        return offsets;
    }

    private KafkaConsumer<byte[], byte[]> consumer(int topic) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "latest");
        settings.put("group.id", "bench-copy-" + topic);
        settings.put("max.poll.records", "2000");
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings);
        List<TopicPartition> all =
                IntStream.range(0, partitions)
                        .mapToObj(p -> new TopicPartition(TOPICS.get(topic), p))
                        .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        consumers.add(consumer);
        return consumer;
    }

    private KafkaProducer<byte[], byte[]> transactionalProducer() {
        Properties settings = new Properties();
        settings.put("transactional.id", "bench-copy");
        KafkaProducer<byte[], byte[]> producer = producer(settings);
        producer.initTransactions();
        return producer;
    }

    private KafkaProducer<byte[], byte[]> producer(Properties settings) {
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        settings.put("acks", "all");
        settings.put("linger.ms", "0");
        settings.put("batch.size", "65536");
        return new KafkaProducer<>(settings);
    }

    private void createTopics() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(
                            TOPICS.stream()
                                    .map(
                                            name ->
                                                    new NewTopic(name, partitions, (short) 1)
                                                            .configs(
                                                                    Map.of(
                                                                            "retention.ms",
                                                                            "600000")))
                                    .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        consumers.forEach(KafkaConsumer::wakeup);
        for (Thread thread : threads) {
            Threads.join(thread);
        }
    }
}

package dev.fillstream.risk.adapter.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes topics of a real broker and reads them from their start, committed records only. */
final class Topics implements AutoCloseable {

    private static final int PARTITIONS = 4;

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void send(String topic, byte[] key, byte[] value) {
        var sent = producer.send(new ProducerRecord<>(topic, key, value));
        if (sent.isDone() && sent.state() == java.util.concurrent.Future.State.FAILED) {
            throw new AssertionError(sent.exceptionNow());
        }
    }

    void flush() {
        producer.flush();
    }

    Reader reader(String... topics) {
        return new Reader(topics);
    }

    @Override
    public void close() {
        producer.close();
    }

    /** Goes on where it stopped. */
    final class Reader implements AutoCloseable {

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();

        private Reader(String... topics) {
            consumer =
                    new KafkaConsumer<>(
                            Map.of(
                                    "bootstrap.servers",
                                    bootstrapServers,
                                    "isolation.level",
                                    "read_committed",
                                    "auto.offset.reset",
                                    "earliest"),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer());
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : topics) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    partitions.add(new TopicPartition(topic, partition));
                }
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        /** What came since the last call. */
        List<ConsumerRecord<byte[], byte[]>> next() {
            List<ConsumerRecord<byte[], byte[]>> fresh = new ArrayList<>();
            consumer.poll(Duration.ofMillis(100)).forEach(fresh::add);
            all.addAll(fresh);
            return fresh;
        }

        /** Lets go of the records so far; there may be more than fit. */
        void forget() {
            all.clear();
        }

        /** All records so far, once they satisfy the condition; fails after a minute. */
        List<ConsumerRecord<byte[], byte[]>> until(
                String what, Predicate<List<ConsumerRecord<byte[], byte[]>>> condition) {
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (!condition.test(all)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(what + ": have " + all.size());
                }
                next();
            }
            return all;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}

package dev.fillstream.local.demo.load;

import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.ReferencePrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What each symbol costs right now, by the topic {@code prices}. */
public final class PriceSnapshot {

    private PriceSnapshot() {}

    /**
     * The next price of each of {@code symbols}.
     *
     * @throws IllegalStateException where one has no price within {@code patience}
     */
    public static Map<String, BigDecimal> of(
            String bootstrapServers, Collection<String> symbols, Duration patience) {
        Map<String, BigDecimal> prices = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "enable.auto.commit",
                                false,
                                "key.deserializer",
                                ByteArrayDeserializer.class,
                                "value.deserializer",
                                ByteArrayDeserializer.class))) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topic.PRICES.name()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            long deadline = System.nanoTime() + patience.toNanos();
            while (!prices.keySet().containsAll(symbols)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("nobody publishes prices");
                }
                consumer.poll(Duration.ofMillis(100)).forEach(each -> read(each.value(), prices));
            }
        }
        prices.keySet().retainAll(symbols);
        return prices;
    }

    private static void read(byte[] value, Map<String, BigDecimal> prices) {
        if (Topic.PRICES.format().read(value) instanceof Readable<ReferencePrice>(var price)
                && !price.getLastPx().isEmpty()) {
            prices.put(price.getSymbol(), new BigDecimal(price.getLastPx()));
        }
    }
}

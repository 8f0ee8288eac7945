package dev.fillstream.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.model.value.Price;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat;
import dev.fillstream.v1.ReferencePrice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {

    @TempDir Path folder;

    @Test
    void publishesEverySymbolsPriceOverAndOver() throws Exception {
        String kafka = SharedPlatform.bootstrapServers();
        var config =
                VenueClient.config(
                        folder.resolve("journal"), Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka));

        try (Venue venue = Venue.start(config)) {
            assertThat(venue.port()).isPositive();
            List<ConsumerRecord<byte[], byte[]>> records = read(kafka, 20);

            assertThat(records)
                    .extracting(r -> new String(r.key(), UTF_8))
                    .contains("ACME", "GLOBEX");
            assertThat(records).allSatisfy(PricesTest::isAPrice);
        }
    }

    @Test
    void tradesOnWithoutKafka() throws Exception {
        var config =
                VenueClient.config(
                        folder.resolve("journal"),
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"));

        try (Venue venue = Venue.start(config)) {
            VenueClient client = new VenueClient(venue);
            client.accepted(VenueClient.order("c-1"));
            assertThat(client.byClientOrderId("c-1").getString("status")).isEqualTo("filled");
        }
    }

    private static void isAPrice(ConsumerRecord<byte[], byte[]> record) {
        assertThat(EventHeaders.text(record.headers(), EventHeaders.TYPE))
                .isEqualTo("fillstream.v1.ReferencePrice");
        assertThat(EventHeaders.text(record.headers(), EventHeaders.TRACEPARENT)).hasSize(55);
        if (Topic.PRICES.format().read(record.value())
                instanceof WireFormat.Readable<ReferencePrice>(var price)) {
            assertThat(Price.of(price.getBidPx())).isLessThan(Price.of(price.getAskPx()));
            assertThat(price.getSymbol()).isEqualTo(new String(record.key(), UTF_8));
        } else {
            throw new AssertionError("not a price");
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String kafka, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", kafka,
                        "group.id", "prices-test",
                        "auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.PRICES.name()));
            while (records.size() < count) {
                assertThat(System.nanoTime()).as("prices in time").isLessThan(deadline);
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}

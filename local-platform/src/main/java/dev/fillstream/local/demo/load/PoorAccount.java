package dev.fillstream.local.demo.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.local.stack.SampleLimits;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.TraceParent;
import dev.fillstream.v1.RiskLimits;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Gives {@link SampleOrders#POOR_ACCOUNT} its limits: all of them set, and hardly any cash. */
public final class PoorAccount {

    private PoorAccount() {}

    /** Writes the limits to {@code risk-limits}; the same each time. */
    public static void open(String bootstrapServers) {
        Instant now = Instant.now();
        RiskLimits limits =
                SampleLimits.of(SampleOrders.POOR_ACCOUNT)
                        .setVersion(1)
                        .setAuthor("demo")
                        .setReason("an order that it cannot afford")
                        .setUpdatedAt(Timestamps.of(now))
                        .setOpeningCash("1000")
                        .setMaxDailyLoss("unlimited")
                        .build();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        Topic.RISK_LIMITS.name(),
                        null,
                        null,
                        SampleOrders.POOR_ACCOUNT.getBytes(UTF_8),
                        limits.toByteArray(),
                        EventHeaders.of(
                                "risk-limits/" + SampleOrders.POOR_ACCOUNT + "/1",
                                "fillstream.v1.RiskLimits",
                                "/fillstream/local-platform",
                                now,
                                SampleOrders.POOR_ACCOUNT,
                                TraceParent.fresh().header()));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "enable.idempotence",
                                true),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the limits could not be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

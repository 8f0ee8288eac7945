package dev.fillstream.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.TraceParent;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Load as an upstream system gives it: Protobuf records straight to the first topic. */
public final class KafkaLoad implements LoadGenerator {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Timeline timeline;
    private final byte[][] keys;
    private final byte[][] values;
    private final String[] orderIds;
    private final FailureCount failures = new FailureCount();

    public KafkaLoad(
            String bootstrapServers, String topic, List<NewOrderSingle> orders, Timeline timeline) {
        this.producer = new KafkaProducer<>(settings(bootstrapServers));
        this.topic = topic;
        this.timeline = timeline;
        this.keys = new byte[orders.size()][];
        this.values = new byte[orders.size()][];
        this.orderIds = new String[orders.size()];
        for (int n = 0; n < keys.length; n++) {
            NewOrderSingle order = orders.get(n);
            keys[n] = order.account().value().getBytes(UTF_8);
            values[n] = NewOrderSingleMapper.toCommand(order).toByteArray();
            orderIds[n] = order.orderId().toString();
        }
    }

    @Override
    public void send(int from, int to, Pace pace) {
        for (int n = from; n < to; n++) {
            pace.await(n);
            send(n);
        }
    }

    private void send(int n) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, null, keys[n], values[n], headers(orderIds[n]));
        var unused =
                producer.send(
                        record,
                        (metadata, failure) -> {
                            if (failure == null) {
                                timeline.stamp(Stage.ACCEPTED, n, System.nanoTime());
                            } else {
                                failures.add(failure.toString());
                            }
                        });
    }

    private static Iterable<org.apache.kafka.common.header.Header> headers(String orderId) {
        return EventHeaders.of(
                orderId,
                "fillstream.v1.NewOrderSingle",
                "/fillstream/bench",
                Instant.now(),
                orderId,
                TraceParent.fresh().header());
    }

    private static Properties settings(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        settings.put("acks", "all");
        settings.put("linger.ms", "1");
        settings.put("batch.size", "65536");
        return settings;
    }

    @Override
    public long errors() {
        return failures.count();
    }

    @Override
    public String firstError() {
        return failures.first();
    }

    @Override
    public void close() {
        producer.close();
    }
}

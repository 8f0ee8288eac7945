package dev.fillstream.local.demo.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCommand;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends orders straight to {@code orders}, as an upstream system does: no headers, no registry. */
public final class KafkaSender implements AutoCloseable {

    private static final JsonFormat.Printer JSON =
            JsonFormat.printer().omittingInsignificantWhitespace();

    private final KafkaProducer<byte[], byte[]> producer;

    public KafkaSender(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "enable.idempotence",
                                true,
                                "linger.ms",
                                0,
                                "max.block.ms",
                                30_000,
                                "key.serializer",
                                ByteArraySerializer.class,
                                "value.serializer",
                                ByteArraySerializer.class));
    }

    /** Sends the order as Protobuf. */
    public void protobuf(NewOrderSingle order) {
        send(order.getAccount(), command(order).toByteArray());
    }

    /** Sends the order as one line of JSON. */
    public void json(NewOrderSingle order) {
        send(order.getAccount(), json(command(order)).getBytes(UTF_8));
    }

    /** Sends any bytes under any key, and returns when the broker has them. */
    public void send(@Nullable String key, byte @Nullable [] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        try {
            producer.send(new ProducerRecord<>(Topic.ORDERS.name(), keyBytes, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private static OrderCommand command(NewOrderSingle order) {
        return OrderCommand.newBuilder().setNewOrderSingle(order).build();
    }

    private static String json(OrderCommand command) {
        try {
            return JSON.print(command);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a command always has a JSON form", e);
        }
    }
}

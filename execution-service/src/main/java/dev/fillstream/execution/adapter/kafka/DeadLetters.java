package dev.fillstream.execution.adapter.kafka;

import dev.fillstream.schemas.DeadLetter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Puts aside what could not be read, before the partition goes on. */
@ApplicationScoped
public class DeadLetters {

    /** A record and why it could not be read. */
    public record Unread(
            ConsumerRecord<byte[], byte[]> record, DeadLetter.Reason reason, String cause) {

        ProducerRecord<byte[], byte[]> letter() {
            return DeadLetter.of(record, reason, cause);
        }
    }

    private final MoneyProducer producer;

    @Inject
    public DeadLetters(MoneyProducer producer) {
        this.producer = producer;
    }

    /** Completes when Kafka has acknowledged them all. */
    public Uni<Void> send(List<Unread> unread) {
        if (unread.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        AtomicInteger missing = new AtomicInteger(unread.size());
        return Uni.createFrom()
                .emitter(
                        done ->
                                producer.send(
                                        kafka -> {
                                            try {
                                                for (Unread one : unread) {
                                                    var unused =
                                                            kafka.send(
                                                                    one.letter(),
                                                                    (_, failure) -> {
                                                                        if (failure != null) {
                                                                            done.fail(failure);
                                                                        } else if (missing
                                                                                        .decrementAndGet()
                                                                                == 0) {
                                                                            done.complete(null);
                                                                        }
                                                                    });
                                                }
                                            } catch (KafkaException e) {
                                                done.fail(e);
                                            }
                                        }));
    }
}

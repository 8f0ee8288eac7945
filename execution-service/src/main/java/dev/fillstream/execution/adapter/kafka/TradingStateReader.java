package dev.fillstream.execution.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.execution.routing.TradingStates;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.TradingState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code trading-states}, and {@code risk-limits} for the desk of each account, from their
 * beginning, on a thread of its own: a channel could not tell when all that was there has been
 * read, and nothing may be sent before.
 */
@ApplicationScoped
public class TradingStateReader {

    private static final Logger LOG = Logger.getLogger(TradingStateReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MILLIS = 1_000;

    private final TradingStates states;
    private final Map<String, Object> settings;
    private volatile boolean closed;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    @Inject
    public TradingStateReader(
            TradingStates states, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.states = states;
        this.settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "execution-service-trading-states");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    void start(@Observes StartupEvent event) {
        var unused = Thread.ofPlatform().daemon().name("trading-states-reader").start(this::follow);
    }

    void stop(@Observes ShutdownEvent event) {
        closed = true;
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void follow() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(
                            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("trading states cannot be read, will try again: %s", e);
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions =
                Stream.of(Topic.TRADING_STATES, Topic.RISK_LIMITS)
                        .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        boolean complete = false;
        while (!closed) {
            consumer.poll(POLL).forEach(this::take);
            if (!complete && isPast(consumer, ends)) {
                complete = true;
                states.complete();
            }
        }
    }

    private static boolean isPast(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /**
     * A scope without a record is active; one whose record cannot be understood is halted, as risk
     * has it: the record that said so before is compacted away.
     */
    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topic.RISK_LIMITS.name())) {
            takeLimits(record);
            return;
        }
        if (record.value() == null) {
            if (record.key() != null) {
                states.release(new String(record.key(), UTF_8));
            }
            return;
        }
        switch (Topic.TRADING_STATES.format().read(record.value())) {
            case Readable(TradingState state) -> take(state);
            case Unreadable<TradingState>(var reason, String detail) -> {
                LOG.errorf(
                        "trading state at %s-%d@%d cannot be read: %s, %s",
                        record.topic(), record.partition(), record.offset(), reason, detail);
                haltUnread(record);
            }
        }
    }

    private void haltUnread(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            String scope = new String(record.key(), UTF_8);
            if (!states.isHalted(scope)) {
                states.halt(new TradingStates.Halt(scope, record.offset()));
            }
        }
    }

    /**
     * Of limits only the desk matters here; what cannot be read leaves the account where it was.
     */
    private void takeLimits(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            if (record.key() != null) {
                states.belongs(new String(record.key(), UTF_8), "");
            }
            return;
        }
        switch (Topic.RISK_LIMITS.format().read(record.value())) {
            case Readable(RiskLimits limits) ->
                    states.belongs(limits.getAccount(), limits.getDesk());
            case Unreadable<RiskLimits>(var reason, String detail) ->
                    LOG.errorf(
                            "limits at %s-%d@%d cannot be read: %s, %s",
                            record.topic(), record.partition(), record.offset(), reason, detail);
        }
    }

    /** A state that this version does not know is taken for the safest one. */
    private void take(TradingState state) {
        switch (state.getState()) {
            case STATE_ACTIVE, STATE_REDUCING -> states.release(state.getScope());
            case STATE_HALTED, STATE_UNSPECIFIED, UNRECOGNIZED ->
                    states.halt(new TradingStates.Halt(state.getScope(), state.getVersion()));
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}

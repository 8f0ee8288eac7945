package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.decision.DecisionObserver;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last record per key as it came, readable or not: a restart reads the topic straight
 * into the store, and must end with the same. What cannot be read is counted here and refused where
 * it is used. A global store has no way out to a dead-letter topic.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
final class ControlProcessor
        extends ContextualProcessor<@Nullable String, byte @Nullable [], Void, Void> {

    private final String topic;
    private final String storeName;
    private final Function<byte[], String> fault;
    private final DecisionObserver observer;
    private KeyValueStore<String, byte[]> store;

    ControlProcessor(
            String topic,
            String storeName,
            Function<byte[], String> fault,
            DecisionObserver observer) {
        this.topic = topic;
        this.storeName = storeName;
        this.fault = fault;
        this.observer = observer;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<@Nullable String, byte @Nullable []> record) {
        String key = record.key();
        byte @Nullable [] value = record.value();
        if (key == null) {
            observer.unreadableControl(topic, "the record has no key");
        } else if (value == null) {
            store.delete(key);
        } else {
            store.put(key, value);
            String why = fault.apply(value);
            if (!why.isEmpty()) {
                observer.unreadableControl(topic, why);
            }
        }
    }
}

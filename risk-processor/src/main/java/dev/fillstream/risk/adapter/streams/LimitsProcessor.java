package dev.fillstream.risk.adapter.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.risk.adapter.streams.record.DeadLetters;
import dev.fillstream.risk.adapter.streams.state.StateStores;
import dev.fillstream.risk.decision.DecisionObserver;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last readable limits of each account; they hold from the next order of the partition
 * on. A record without a value takes the limits away, and with them the right to trade.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
final class LimitsProcessor
        extends ContextualProcessor<
                byte @Nullable [], byte @Nullable [], byte @Nullable [], byte @Nullable []> {

    private final DecisionObserver observer;
    private KeyValueStore<String, byte[]> limits;

    LimitsProcessor(DecisionObserver observer) {
        this.observer = observer;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], byte @Nullable []> context) {
        super.init(context);
        limits = context.getStateStore(StateStores.LIMITS);
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        byte @Nullable [] key = record.key();
        byte @Nullable [] value = record.value();
        if (key == null) {
            deadLetter(record, Reason.KEY_MISSING, "the record has no key");
        } else if (value == null) {
            limits.delete(new String(key, UTF_8));
        } else {
            set(record, new String(key, UTF_8), value);
        }
    }

    private void set(
            Record<byte @Nullable [], byte @Nullable []> record, String account, byte[] value) {
        switch (Topic.RISK_LIMITS.format().read(value)) {
            case Readable(var wire) when wire.getAccount().equals(account) ->
                    limits.put(account, value);
            case Readable(var wire) ->
                    deadLetter(
                            record,
                            Reason.KEY_NOT_ACCOUNT,
                            "the key is not account " + wire.getAccount());
            case Unreadable(var reason, var detail) -> deadLetter(record, reason, detail);
        }
    }

    private void deadLetter(
            Record<byte @Nullable [], byte @Nullable []> record, Reason reason, String cause) {
        context()
                .forward(
                        DeadLetters.of(
                                record, context().recordMetadata().orElseThrow(), reason, cause),
                        RiskTopology.deadLetterSink(Topic.RISK_LIMITS));
        observer.deadLettered(Topic.RISK_LIMITS.name(), reason.name());
    }
}

package dev.fillstream.risk.adapter.streams.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.risk.v1.StoredDecision;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** What was decided lately, as it left. */
public final class DecisionState {

    private final TimeBuckets decisions;

    private DecisionState(TimeBuckets decisions) {
        this.decisions = decisions;
    }

    public static DecisionState of(ProcessingContext context, Duration retention) {
        WindowStore<String, byte[]> store = context.getStateStore(StateStores.PAST);
        return new DecisionState(new TimeBuckets(store, retention));
    }

    public Optional<StoredDecision> find(OrderId orderId, long streamTime) {
        byte @Nullable [] bytes = decisions.get(orderId.toString(), streamTime);
        return bytes == null ? Optional.empty() : Optional.of(parse(bytes));
    }

    /**
     * @param subject the orderId, or the account where a request is about no single order
     * @param value the output record's value; not copied, and must not change
     */
    public void save(
            OrderId orderId, boolean isApproved, String subject, byte[] value, long streamTime) {
        ByteString shared = UnsafeByteOperations.unsafeWrap(value);
        byte[] stored =
                StoredDecision.newBuilder()
                        .setApproved(isApproved)
                        .setSubject(subject.equals(orderId.toString()) ? "" : subject)
                        .setValue(shared)
                        .build()
                        .toByteArray();
        decisions.put(orderId.toString(), stored, streamTime);
    }

    static StoredDecision parse(byte[] bytes) {
        try {
            return StoredDecision.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw StateMapper.broken(StateStores.PAST, e);
        }
    }
}

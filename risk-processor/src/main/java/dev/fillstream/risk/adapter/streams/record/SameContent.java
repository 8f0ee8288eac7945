package dev.fillstream.risk.adapter.streams.record;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.risk.v1.StoredDecision;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.RejectedCommand;
import java.time.Instant;

/**
 * Whether two new orders of one name ask for the same. When each was made does not count, so that a
 * retry is the same order; nor does how it was written: 100 and 100.0 are the same quantity.
 */
public final class SameContent {

    private SameContent() {}

    /** Whether {@code command} asks for what was decided on. */
    public static boolean as(StoredDecision decided, OrderCommand command) {
        return canonical(decidedOn(decided)).equals(canonical(command));
    }

    private static OrderCommand decidedOn(StoredDecision decided) {
        try {
            return decided.getApproved()
                    ? ApprovedCommand.parseFrom(decided.getValue()).getCommand()
                    : RejectedCommand.parseFrom(decided.getValue()).getCommand();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a stored decision is not what was put there", e);
        }
    }

    private static NewOrderSingle canonical(OrderCommand command) {
        NewOrderSingle wire = command.getNewOrderSingle();
        NewOrderSingle.Builder canonical;
        try {
            canonical =
                    NewOrderSingleMapper.toWire(NewOrderSingleMapper.toModel(wire, Instant.EPOCH))
                            .toBuilder();
        } catch (InvalidValue e) {
            // What the model does not take is compared as it was read.
            canonical = wire.toBuilder();
        }
        return canonical.clearTransactTime().clearOrderId().build();
    }
}

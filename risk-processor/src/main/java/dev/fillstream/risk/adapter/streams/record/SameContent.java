package dev.fillstream.risk.adapter.streams.record;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.v1.StoredDecision;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.RejectedCommand;
import java.time.Instant;

/**
 * Whether two commands of one name ask for the same. When each was made does not count, so that a
 * retry is the same command; nor does how it was written: 100 and 100.0 are the same quantity, and
 * an order may be named by its id, by its clOrdId, or by both.
 */
public final class SameContent {

    private SameContent() {}

    /** Whether {@code command} asks for what was decided on. */
    public static boolean as(StoredDecision decided, OrderCommand command) {
        OrderCommand first = decidedOn(decided);
        return first.getCommandCase() == command.getCommandCase()
                && canonical(first, command).equals(canonical(command, first));
    }

    /** The command that the decision is about, as it left. */
    public static OrderCommand decidedOn(StoredDecision decided) {
        try {
            return decided.getApproved()
                    ? ApprovedCommand.parseFrom(decided.getValue()).getCommand()
                    : RejectedCommand.parseFrom(decided.getValue()).getCommand();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a stored decision is not what was put there", e);
        }
    }

    private static OrderCommand canonical(OrderCommand command, OrderCommand other) {
        OrderCommand.Builder canonical = OrderCommand.newBuilder();
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE ->
                    canonical.setNewOrderSingle(canonical(command.getNewOrderSingle())).build();
            case ORDER_CANCEL_REQUEST -> {
                OrderCancelRequest cancel = command.getOrderCancelRequest();
                boolean isNotNamedById = other.getOrderCancelRequest().getOrderId().isEmpty();
                OrderCancelRequest.Builder same = cancel.toBuilder().clearTransactTime();
                yield canonical
                        .setOrderCancelRequest(isNotNamedById ? same.clearOrderId() : same)
                        .build();
            }
            case ORDER_CANCEL_REPLACE_REQUEST ->
                    canonical
                            .setOrderCancelReplaceRequest(
                                    canonical(
                                            command.getOrderCancelReplaceRequest(),
                                            other.getOrderCancelReplaceRequest()))
                            .build();
            case ORDER_MASS_CANCEL_REQUEST ->
                    canonical
                            .setOrderMassCancelRequest(
                                    command.getOrderMassCancelRequest().toBuilder()
                                            .clearTransactTime())
                            .build();
            case COMMAND_NOT_SET -> command;
        };
    }

    private static NewOrderSingle canonical(NewOrderSingle wire) {
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

    private static OrderCancelReplaceRequest canonical(
            OrderCancelReplaceRequest wire, OrderCancelReplaceRequest other) {
        OrderCancelReplaceRequest.Builder canonical = wire.toBuilder().clearTransactTime();
        if (wire.hasOrderQty()) {
            canonical.setOrderQty(plain(wire.getOrderQty()));
        }
        if (wire.hasPrice()) {
            canonical.setPrice(plain(wire.getPrice()));
        }
        if (wire.hasStopPx()) {
            canonical.setStopPx(plain(wire.getStopPx()));
        }
        return other.getOrderId().isEmpty() ? canonical.clearOrderId().build() : canonical.build();
    }

    private static String plain(String amount) {
        try {
            return Quantity.parse("amount", amount).toString();
        } catch (InvalidValue e) {
            return amount;
        }
    }
}

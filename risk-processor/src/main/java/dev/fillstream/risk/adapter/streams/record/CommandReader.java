package dev.fillstream.risk.adapter.streams.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.risk.adapter.streams.record.IncomingCommand.Target;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.OrderCommandFormat;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.OrderMassCancelRequest;
import dev.fillstream.v1.TimeInForce;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of {@code orders}. Who sent it and what they called it comes first: without that
 * identity nobody could be told, and the record is a dead letter; with it, whatever else is wrong
 * is a refusal.
 */
public final class CommandReader {

    /** No command comes near it; order-intake takes no larger body either. */
    private static final int MOST_BYTES = 64 * 1024;

    private CommandReader() {}

    public static IncomingCommand read(Record<byte @Nullable [], byte @Nullable []> record) {
        byte @Nullable [] value = record.value();
        if (value != null && value.length > MOST_BYTES) {
            return new IncomingCommand.Unreadable(
                    Reason.VALUE_TOO_LARGE, "the value has more than " + MOST_BYTES + " bytes");
        }
        return switch (OrderCommandFormat.read(record.headers(), value)) {
            case Readable(var command) -> read(record, command);
            case Unreadable(var reason, var detail) ->
                    new IncomingCommand.Unreadable(reason, detail);
        };
    }

    private static IncomingCommand read(
            Record<byte @Nullable [], byte @Nullable []> record, OrderCommand command) {
        byte @Nullable [] key = record.key();
        if (key == null || key.length == 0) {
            return new IncomingCommand.Unreadable(Reason.KEY_MISSING, "the record has no key");
        }
        Identity identity = identity(command);
        try {
            Account account = new Account(identity.account());
            if (!Arrays.equals(key, account.value().getBytes(UTF_8))) {
                return new IncomingCommand.Unreadable(
                        Reason.KEY_NOT_ACCOUNT, "the key is not account " + account);
            }
            return read(
                    command,
                    account,
                    new ClOrdId(identity.clOrdId()),
                    Instant.ofEpochMilli(record.timestamp()));
        } catch (InvalidValue e) {
            return new IncomingCommand.Unreadable(
                    e.field().equals("orderId")
                            ? Reason.ORDER_ID_NOT_DERIVED
                            : Reason.IDENTITY_INVALID,
                    String.valueOf(e.getMessage()));
        }
    }

    private static IncomingCommand read(
            OrderCommand command, Account account, ClOrdId clOrdId, Instant recordTime) {
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE -> newOrder(command, account, clOrdId, recordTime);
            case ORDER_CANCEL_REQUEST -> {
                OrderCancelRequest cancel = command.getOrderCancelRequest();
                yield new IncomingCommand.Cancel(
                        OrderId.derive(account, clOrdId),
                        account,
                        target(account, cancel.getOrderId(), cancel.getOrigClOrdId()),
                        command);
            }
            case ORDER_CANCEL_REPLACE_REQUEST -> {
                OrderCancelReplaceRequest replace = command.getOrderCancelReplaceRequest();
                yield new IncomingCommand.Replace(
                        OrderId.derive(account, clOrdId),
                        account,
                        target(account, replace.getOrderId(), replace.getOrigClOrdId()),
                        command);
            }
            case ORDER_MASS_CANCEL_REQUEST ->
                    new IncomingCommand.MassCancel(OrderId.derive(account, clOrdId), command);
            case COMMAND_NOT_SET ->
                    new IncomingCommand.Unreadable(
                            Reason.COMMAND_MISSING, "the message holds no command");
        };
    }

    private static IncomingCommand newOrder(
            OrderCommand command, Account account, ClOrdId clOrdId, Instant recordTime) {
        dev.fillstream.v1.NewOrderSingle wire = command.getNewOrderSingle();
        try {
            NewOrderSingle order = NewOrderSingleMapper.toModel(wire, recordTime);
            return new IncomingCommand.Order(order, complete(command, wire, order));
        } catch (InvalidValue fault) {
            OrderId orderId = derived(account, clOrdId, wire.getOrderId());
            OrderCommand named =
                    command.toBuilder()
                            .setNewOrderSingle(wire.toBuilder().setOrderId(orderId.toString()))
                            .build();
            return new IncomingCommand.MalformedOrder(orderId, named, fault);
        }
    }

    /** Most orders come complete, and then nothing is built anew. */
    private static OrderCommand complete(
            OrderCommand command, dev.fillstream.v1.NewOrderSingle wire, NewOrderSingle order) {
        boolean isComplete =
                !wire.getOrderId().isEmpty()
                        && wire.hasTransactTime()
                        && wire.getTimeInForce() != TimeInForce.TIME_IN_FORCE_UNSPECIFIED;
        if (isComplete) {
            return command;
        }
        dev.fillstream.v1.NewOrderSingle.Builder filled =
                wire.toBuilder()
                        .setOrderId(order.orderId().toString())
                        .setTransactTime(Timestamps.of(order.transactTime()));
        if (wire.getTimeInForce() == TimeInForce.TIME_IN_FORCE_UNSPECIFIED) {
            filled.setTimeInForce(TimeInForce.TIME_IN_FORCE_DAY);
        }
        return command.toBuilder().setNewOrderSingle(filled).build();
    }

    private static Target target(Account account, String orderId, String origClOrdId) {
        if (orderId.isEmpty() && origClOrdId.isEmpty()) {
            throw new InvalidValue(
                    "origClOrdId",
                    InvalidValue.Code.FIELD_REQUIRED,
                    "or orderId must say which order is meant");
        }
        return new Target(
                orderId.isEmpty() ? Optional.empty() : Optional.of(OrderId.parse(orderId)),
                origClOrdId.isEmpty()
                        ? Optional.empty()
                        : Optional.of(OrderId.derive(account, new ClOrdId(origClOrdId))));
    }

    private static OrderId derived(Account account, ClOrdId clOrdId, String given) {
        OrderId derived = OrderId.derive(account, clOrdId);
        if (!given.isEmpty() && !OrderId.parse(given).equals(derived)) {
            throw new InvalidValue(
                    "orderId",
                    InvalidValue.Code.FIELD_NOT_ALLOWED,
                    "must be left out or be the one that account and clOrdId derive");
        }
        return derived;
    }

    private record Identity(String account, String clOrdId) {}

    private static Identity identity(OrderCommand command) {
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE -> {
                var order = command.getNewOrderSingle();
                yield new Identity(order.getAccount(), order.getClOrdId());
            }
            case ORDER_CANCEL_REQUEST -> {
                OrderCancelRequest cancel = command.getOrderCancelRequest();
                yield new Identity(cancel.getAccount(), cancel.getClOrdId());
            }
            case ORDER_CANCEL_REPLACE_REQUEST -> {
                OrderCancelReplaceRequest replace = command.getOrderCancelReplaceRequest();
                yield new Identity(replace.getAccount(), replace.getClOrdId());
            }
            case ORDER_MASS_CANCEL_REQUEST -> {
                OrderMassCancelRequest cancel = command.getOrderMassCancelRequest();
                yield new Identity(cancel.getAccount(), cancel.getClOrdId());
            }
            case COMMAND_NOT_SET -> new Identity("", "");
        };
    }
}

package dev.fillstream.local.check;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.v1.OrderCommand;
import java.util.Optional;

/** A record of {@code orders} that could be read. */
public record Command(LogRecord record, OrderCommand command) {

    /** The order that it asks for, where it asks for a new one and says whose and by which name. */
    public Optional<String> newOrderId() {
        if (!command.hasNewOrderSingle()) {
            return Optional.empty();
        }
        return identity().map(OrderId::toString);
    }

    /** Whether it says whose it is and by which name, so that somebody could be told. */
    public boolean isNamed() {
        return identity().isPresent();
    }

    private Optional<OrderId> identity() {
        try {
            return Optional.of(OrderId.derive(new Account(account()), new ClOrdId(clOrdId())));
        } catch (InvalidValue nameless) {
            return Optional.empty();
        }
    }

    public String account() {
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE -> command.getNewOrderSingle().getAccount();
            case ORDER_CANCEL_REQUEST -> command.getOrderCancelRequest().getAccount();
            case ORDER_CANCEL_REPLACE_REQUEST ->
                    command.getOrderCancelReplaceRequest().getAccount();
            case ORDER_MASS_CANCEL_REQUEST -> command.getOrderMassCancelRequest().getAccount();
            case COMMAND_NOT_SET -> "";
        };
    }

    public String clOrdId() {
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE -> command.getNewOrderSingle().getClOrdId();
            case ORDER_CANCEL_REQUEST -> command.getOrderCancelRequest().getClOrdId();
            case ORDER_CANCEL_REPLACE_REQUEST ->
                    command.getOrderCancelReplaceRequest().getClOrdId();
            case ORDER_MASS_CANCEL_REQUEST -> command.getOrderMassCancelRequest().getClOrdId();
            case COMMAND_NOT_SET -> "";
        };
    }
}

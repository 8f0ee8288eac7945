package dev.fillstream.local.check.rule;

import static dev.fillstream.schemas.DeadLetter.Reason;

import dev.fillstream.local.check.Command;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.schemas.OrderCommandFormat;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCommand;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which records of {@code orders} nobody may act on, judged from the records alone. */
final class ExpectedDeadLetters {

    private static final int MOST_BYTES = 64 * 1024;

    private final Map<LogRecord.Position, Command> readable = new HashMap<>();
    private final Map<String, OrderCommand> firstOfName = new HashMap<>();

    ExpectedDeadLetters(History history) {
        history.commands().forEach(command -> readable.put(command.record().position(), command));
    }

    /**
     * All reasons that apply to the record, which may be more than one; none where it is an order
     * like any other. Ask in the order of the log: the first order of a clOrdId stands.
     */
    Set<Reason> of(LogRecord record) {
        if (record.value() != null && record.value().length > MOST_BYTES) {
            return EnumSet.of(Reason.VALUE_TOO_LARGE);
        }
        if (OrderCommandFormat.read(record.headers(), record.value())
                instanceof Unreadable<?>(var reason, _)) {
            Set<Reason> reasons = EnumSet.of(reason);
            addMissingKey(record, reasons);
            return reasons;
        }
        Command command = readable.get(record.position());
        return command == null ? EnumSet.noneOf(Reason.class) : reasons(record, command);
    }

    private Set<Reason> reasons(LogRecord record, Command command) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        addMissingKey(record, reasons);
        @Nullable String key = record.keyText();
        if (key != null && !key.equals(command.account())) {
            reasons.add(Reason.KEY_NOT_ACCOUNT);
        }
        if (!command.isNamed()) {
            reasons.add(Reason.IDENTITY_INVALID);
        }
        command.newOrderId().ifPresent(orderId -> addIdentity(command, orderId, reasons));
        if (reasons.isEmpty()) {
            addReuse(command, reasons);
        }
        return reasons;
    }

    private void addIdentity(Command command, String orderId, Set<Reason> reasons) {
        NewOrderSingle order = command.command().getNewOrderSingle();
        if (!order.getOrderId().isEmpty() && !order.getOrderId().equals(orderId)) {
            reasons.add(Reason.ORDER_ID_NOT_DERIVED);
        }
    }

    /** The first command of a name stands, be it an order or a request. */
    private void addReuse(Command command, Set<Reason> reasons) {
        String name = command.account() + "/" + command.clOrdId();
        OrderCommand first = firstOfName.putIfAbsent(name, command.command());
        if (first != null && !Terms.areSame(first, command.command())) {
            reasons.add(Reason.CL_ORD_ID_REUSED);
        }
    }

    private static void addMissingKey(LogRecord record, Set<Reason> reasons) {
        if (record.key() == null || record.key().length == 0) {
            reasons.add(Reason.KEY_MISSING);
        }
    }
}

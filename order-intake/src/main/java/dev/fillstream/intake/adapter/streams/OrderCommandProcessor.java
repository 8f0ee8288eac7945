package dev.fillstream.intake.adapter.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.OrderCommandFormat;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCommand;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Begins the view of each new order on {@code orders}. The first of a clOrdId stands. */
final class OrderCommandProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {

    private final ViewEvents events;
    private @Nullable OrderStore orders;

    OrderCommandProcessor(ViewEvents events) {
        this.events = events;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        OrderStore store = OrderStore.in(context);
        orders = store;
        events.opened(context.taskId().partition(), store);
    }

    @Override
    public void close() {
        events.closed(context().taskId().partition());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        switch (OrderCommandFormat.read(record.headers(), record.value())) {
            case Readable<OrderCommand>(OrderCommand command) -> {
                if (command.hasNewOrderSingle()) {
                    take(record, command.getNewOrderSingle());
                }
            }
            case Unreadable<OrderCommand>(DeadLetter.Reason reason, String _) -> skip(reason);
        }
        context()
                .recordMetadata()
                .ifPresent(place -> events.met(place.partition(), place.offset() + 1));
    }

    /** What risk makes a dead letter of is no order, and would stay pending here for ever. */
    private void take(Record<byte[], byte[]> record, NewOrderSingle wire) {
        OrderId orderId = orderId(wire);
        if (orderId == null) {
            skip(DeadLetter.Reason.IDENTITY_INVALID);
        } else if (record.key() == null) {
            skip(DeadLetter.Reason.KEY_MISSING);
        } else if (!wire.getAccount().equals(new String(record.key(), UTF_8))) {
            skip(DeadLetter.Reason.KEY_NOT_ACCOUNT);
        } else if (!wire.getOrderId().isEmpty() && !wire.getOrderId().equals(orderId.toString())) {
            skip(DeadLetter.Reason.ORDER_ID_NOT_DERIVED);
        } else if (orders != null) {
            begin(orders, orderId, wire, Instant.ofEpochMilli(record.timestamp()));
        }
    }

    private void begin(
            OrderStore orders, OrderId orderId, NewOrderSingle wire, Instant recordTime) {
        OrderView known = orders.get(orderId);
        OrderTerms terms = OrderedTermsMapper.toTerms(wire, recordTime);
        OrderView after =
                known == null
                        ? OrderView.pendingNew(orderId, terms, recordTime)
                        : known.ordered(terms);
        if (!after.equals(known)) {
            orders.put(after);
        }
        if (known == null) {
            orders.index().addNew(after);
        } else {
            orders.index().add(after);
        }
        events.ordered(orderId);
    }

    private void skip(DeadLetter.Reason reason) {
        events.skipped(Topic.ORDERS.name(), reason);
    }

    private static @Nullable OrderId orderId(NewOrderSingle wire) {
        try {
            return OrderId.derive(new Account(wire.getAccount()), new ClOrdId(wire.getClOrdId()));
        } catch (InvalidValue invalid) {
            return null;
        }
    }
}

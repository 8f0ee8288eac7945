package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.Report;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrderCancelReject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Carries each order's view on with the reports on {@code executions}. */
final class ExecutionProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {

    private final ViewEvents events;
    private final Duration kept;
    private @Nullable OrderStore orders;
    private @Nullable Retention retention;

    /**
     * @param kept how long an order stays in the view after it has ended
     */
    ExecutionProcessor(ViewEvents events, Duration kept) {
        this.events = events;
        this.kept = kept;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        OrderStore store = OrderStore.in(context);
        orders = store;
        retention = new Retention(store, kept);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        switch (Topic.EXECUTIONS.format().read(record.value())) {
            case Readable<ExecutionEvent>(ExecutionEvent event) -> apply(event);
            case Unreadable<ExecutionEvent>(DeadLetter.Reason reason, String _) -> skip(reason);
        }
        if (retention != null) {
            retention.forget(context().currentStreamTimeMs());
        }
    }

    private void apply(ExecutionEvent event) {
        switch (event.getEventCase()) {
            case EXECUTION_REPORT -> apply(event.getExecutionReport());
            case ORDER_CANCEL_REJECT -> apply(event.getOrderCancelReject());
            case EVENT_NOT_SET -> skip(DeadLetter.Reason.COMMAND_MISSING);
        }
    }

    private void apply(ExecutionReport wire) {
        apply(
                wire.getOrderId(),
                ReportMapper.toModel(wire),
                orderId ->
                        isAccount(wire.getAccount())
                                ? ReportMapper.beginning(orderId, wire)
                                : null);
    }

    private void apply(OrderCancelReject wire) {
        apply(wire.getOrderId(), ReportMapper.toModel(wire), orderId -> null);
    }

    private void apply(
            String orderIdText,
            Optional<Report> report,
            Function<OrderId, @Nullable OrderView> beginning) {
        OrderId orderId = orderId(orderIdText);
        OrderView before = orderId == null ? null : before(orderId, beginning);
        if (before == null || report.isEmpty()) {
            skip(DeadLetter.Reason.IDENTITY_INVALID);
            return;
        }
        evolve(before, report.get());
    }

    /**
     * The index is seen to even where the report changes nothing: a kill between the two stores'
     * writes shows here, when the report comes again.
     */
    private void evolve(OrderView before, Report report) {
        if (orders == null || retention == null) {
            return;
        }
        OrderView after = before.evolve(report);
        if (after.reportSeq() != before.reportSeq()) {
            orders.put(after);
        }
        if (after.awaitsOrder()) {
            orders.index().add(after);
        }
        if (!after.terms().clOrdId().equals(after.orderedTerms().clOrdId())) {
            orders.index().addClOrdId(after);
        }
        if (after.ordStatus().isEnd()) {
            retention.ended(after);
        }
        if (after.reportSeq() != before.reportSeq()) {
            events.reported(after);
        }
    }

    private @Nullable OrderView before(
            OrderId orderId, Function<OrderId, @Nullable OrderView> beginning) {
        OrderView known = orders == null ? null : orders.get(orderId);
        return known == null ? beginning.apply(orderId) : known;
    }

    private void skip(DeadLetter.Reason reason) {
        events.skipped(Topic.EXECUTIONS.name(), reason);
    }

    private static boolean isAccount(String text) {
        try {
            return !new Account(text).value().isEmpty();
        } catch (InvalidValue invalid) {
            return false;
        }
    }

    private static @Nullable OrderId orderId(String text) {
        try {
            return OrderId.parse(text);
        } catch (InvalidValue invalid) {
            return null;
        }
    }
}

package dev.fillstream.risk.adapter.streams;

import dev.fillstream.schemas.Topic;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of a partition's orders, executions and limits one after the other. One
 * processor for all three, so that what one of them parsed or wrote need not be read again by
 * another.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
final class RiskProcessor
        extends ContextualProcessor<
                byte @Nullable [], byte @Nullable [], byte @Nullable [], byte @Nullable []> {

    private final RiskTopology risk;
    private CommandHandler commands;
    private ReportHandler reports;
    private LimitsHandler limits;

    RiskProcessor(RiskTopology risk) {
        this.risk = risk;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], byte @Nullable []> context) {
        super.init(context);
        TaskState state = TaskState.of(context, risk.retention());
        Outlet outlet = new Outlet(context, risk.observer());
        commands = new CommandHandler(risk, state, outlet);
        reports = new ReportHandler(risk, state, outlet);
        limits = new LimitsHandler(context, outlet);
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        Arrival arrival = new Arrival(record, metadata, context().currentStreamTimeMs());
        String topic = metadata.topic();
        if (topic.equals(Topic.ORDERS.name())) {
            commands.handle(arrival);
        } else if (topic.equals(Topic.EXECUTIONS.name())) {
            reports.handle(arrival);
        } else if (topic.equals(Topic.RISK_LIMITS.name())) {
            limits.handle(arrival);
        } else {
            throw new IllegalStateException("nothing here reads topic " + topic);
        }
    }
}

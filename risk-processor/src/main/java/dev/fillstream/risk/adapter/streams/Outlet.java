package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.adapter.streams.record.DeadLetters;
import dev.fillstream.risk.adapter.streams.record.IncomingCommand;
import dev.fillstream.risk.adapter.streams.record.OutputRecords;
import dev.fillstream.risk.decision.DecisionObserver;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.Topic;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Where decisions and dead letters leave. */
record Outlet(
        ProcessorContext<byte @Nullable [], byte @Nullable []> context, DecisionObserver observer) {

    private static final String ON_ORDER = "decision";
    private static final String ON_REQUEST = "request-decision";

    void decision(Arrival arrival, IncomingCommand.Named named, Outcome.Decision decision) {
        context.forward(
                OutputRecords.decision(
                        arrival.record(),
                        named.id(),
                        named.command().hasNewOrderSingle() ? ON_ORDER : ON_REQUEST,
                        decision.subject(),
                        decision.isApproved(),
                        decision.value()),
                decision.isApproved() ? RiskTopology.APPROVED : RiskTopology.REJECTED);
    }

    void deadLetter(Arrival arrival, Topic<?> topic, Reason reason, String cause) {
        context.forward(
                DeadLetters.of(arrival.record(), arrival.metadata(), reason, cause),
                RiskTopology.deadLetterSink(topic));
        observer.deadLettered(topic.name(), reason.name());
    }
}

package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.adapter.streams.state.DecisionState;
import dev.fillstream.risk.adapter.streams.state.ExposureState;
import dev.fillstream.risk.adapter.streams.state.ReferenceState;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** All that one task knows. Commands and reports share it, and what it keeps parsed. */
record TaskState(ReferenceState reference, ExposureState exposures, DecisionState decisions) {

    static TaskState of(ProcessingContext context, Duration retention) {
        return new TaskState(
                ReferenceState.of(context),
                ExposureState.of(context, retention),
                DecisionState.of(context, retention));
    }
}

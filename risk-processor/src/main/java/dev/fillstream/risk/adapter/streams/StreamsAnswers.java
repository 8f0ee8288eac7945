package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.risk.adapter.streams.record.EvidenceMapper;
import dev.fillstream.risk.adapter.streams.state.StateQueries;
import dev.fillstream.risk.config.RiskConfig;
import dev.fillstream.risk.decision.PastDecisions;
import dev.fillstream.risk.exposure.CurrentExposures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Answers questions about exposure and decisions from the stores of this instance. */
@Singleton
class StreamsAnswers implements CurrentExposures, PastDecisions {

    private static final String STARTING = "the stores are not open yet";
    private static final String MOVING =
            "the account's partition is on another instance, or is moving";

    private final RiskStreams streams;
    private final RiskConfig config;
    private final Clock clock = Clock.systemUTC();

    StreamsAnswers(RiskStreams streams, RiskConfig config) {
        this.streams = streams;
        this.config = config;
    }

    @Override
    public CurrentExposures.Answer of(Account account) {
        Optional<StateQueries> state = state();
        if (state.isEmpty()) {
            return new NotHere(STARTING);
        }
        try {
            return new Here(state.get().exposure(account));
        } catch (InvalidStateStoreException e) {
            return new NotHere(MOVING);
        }
    }

    @Override
    public PastDecisions.Answer find(OrderId orderId) {
        Optional<StateQueries> state = state();
        if (state.isEmpty()) {
            return new Unavailable(STARTING);
        }
        try {
            return state.get()
                    .decision(orderId, clock.instant())
                    .<PastDecisions.Answer>map(stored -> new Found(EvidenceMapper.evidence(stored)))
                    .orElse(new NotFound());
        } catch (InvalidStateStoreException e) {
            return new Unavailable(MOVING);
        }
    }

    private Optional<StateQueries> state() {
        return streams.running()
                .map(running -> new StateQueries(running, config.partitions(), config.retention()));
    }
}

package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.risk.adapter.streams.record.EvidenceMapper;
import dev.fillstream.risk.adapter.streams.state.StateQueries;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.config.RiskConfig;
import dev.fillstream.risk.control.DryRuns;
import dev.fillstream.risk.decision.PastDecisions;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.exposure.CurrentExposures;
import dev.fillstream.risk.exposure.StateHashes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.logging.Logger;

/** Answers questions about exposure and decisions from the stores of this instance. */
@Singleton
class StreamsAnswers implements CurrentExposures, PastDecisions, DryRuns, StateHashes {

    private static final Logger LOG = Logger.getLogger(StreamsAnswers.class);
    private static final String STARTING = "the stores are not open yet";
    private static final String MOVING =
            "the account's partition is on another instance, or is moving";

    private final RiskStreams streams;
    private final RiskConfig config;
    private final RiskDecider decider;
    private final Clock clock = Clock.systemUTC();

    StreamsAnswers(RiskStreams streams, RiskConfig config, RiskDecider decider) {
        this.decider = decider;
        this.streams = streams;
        this.config = config;
    }

    @Override
    public CurrentExposures.Answer of(Account account) {
        Optional<StateQueries> state = state();
        if (state.isEmpty()) {
            return new CurrentExposures.NotHere(STARTING);
        }
        try {
            return new Here(state.get().exposure(account));
        } catch (InvalidStateStoreException e) {
            return new CurrentExposures.NotHere(MOVING);
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

    @Override
    public DryRuns.Answer run(NewOrderSingle order, Instant time) {
        Optional<StateQueries> state = state();
        if (state.isEmpty()) {
            return new DryRuns.NotHere(STARTING);
        }
        try {
            var around = state.get().around(order, time);
            return new DryRuns.Ran(
                    decider.decide(new OrderAtRisk(order, time, around, Optional.empty())));
        } catch (InvalidStateStoreException e) {
            return new DryRuns.NotHere(MOVING);
        }
    }

    @Override
    public List<PartitionHash> here() {
        Optional<StateQueries> state = state();
        List<PartitionHash> hashes = new ArrayList<>();
        for (int partition = 0; state.isPresent() && partition < config.partitions(); partition++) {
            try {
                hashes.add(new PartitionHash(partition, state.get().hash(partition)));
            } catch (InvalidStateStoreException e) {
                LOG.debugf("partition %d is not here", partition);
            }
        }
        return hashes;
    }

    private Optional<StateQueries> state() {
        return streams.running()
                .map(running -> new StateQueries(running, config.partitions(), config.retention()));
    }
}

package dev.fillstream.risk.adapter.streams.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.exposure.AccountExposure;
import dev.fillstream.risk.exposure.AccountTotals;
import dev.fillstream.risk.limit.ScopeLimits;
import dev.fillstream.risk.v1.StoredDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stores from outside the topology: what the last records left, committed or about to be.
 * Every method throws InvalidStateStoreException where a store is not here at the moment.
 */
public record StateQueries(KafkaStreams streams, int partitions, Duration retention) {

    public AccountExposure exposure(Account account) {
        byte @Nullable [] totals = store(StateStores.TOTALS, account).get(account.value());
        byte @Nullable [] limits = store(StateStores.LIMITS, account).get(account.value());
        return new AccountExposure(
                account,
                totals == null ? AccountTotals.NONE : StateMapper.totals(totals),
                limits == null ? ScopeLimits.SILENT : LimitsMapper.limits(limits),
                holdings(account));
    }

    /**
     * The decision, from whatever partition is here.
     *
     * @param now tells how far back to look; a store may be up to half a retention ahead of it
     */
    public Optional<StoredDecision> decision(OrderId orderId, Instant now) {
        ReadOnlyWindowStore<String, byte[]> decisions =
                streams.store(
                        StoreQueryParameters.fromNameAndType(
                                StateStores.DECISIONS, QueryableStoreTypes.windowStore()));
        byte @Nullable [] found =
                TimeBuckets.get(decisions, retention, orderId.toString(), now.toEpochMilli());
        if (found == null) {
            long ahead = now.plus(TimeBuckets.width(retention)).toEpochMilli();
            found = TimeBuckets.get(decisions, retention, orderId.toString(), ahead);
        }
        return found == null ? Optional.empty() : Optional.of(DecisionState.parse(found));
    }

    private List<AccountExposure.Holding> holdings(Account account) {
        String from = ExposureState.positionKey(account.value(), "");
        String to = account.value() + (char) ('/' + 1);
        List<AccountExposure.Holding> holdings = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> positions =
                store(StateStores.POSITIONS, account).range(from, to)) {
            while (positions.hasNext()) {
                var entry = positions.next();
                if (entry.key.startsWith(from)) {
                    holdings.add(
                            new AccountExposure.Holding(
                                    new Symbol(entry.key.substring(from.length())),
                                    StateMapper.position(entry.value)));
                }
            }
        }
        return holdings;
    }

    private ReadOnlyKeyValueStore<String, byte[]> store(String name, Account account) {
        byte[] key = account.value().getBytes(UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
        StoreQueryParameters<ReadOnlyKeyValueStore<String, byte[]>> query =
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore());
        return streams.store(query.withPartition(partition));
    }
}

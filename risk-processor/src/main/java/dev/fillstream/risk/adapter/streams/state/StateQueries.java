package dev.fillstream.risk.adapter.streams.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.check.Surroundings;
import dev.fillstream.risk.control.ControlRecords.Kind;
import dev.fillstream.risk.exposure.AccountExposure;
import dev.fillstream.risk.exposure.AccountTotals;
import dev.fillstream.risk.exposure.OpenPrices;
import dev.fillstream.risk.exposure.Position;
import dev.fillstream.risk.exposure.StrategyUse;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.LimitHierarchy;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.risk.limit.ScopeLimits;
import dev.fillstream.risk.limit.TradingState;
import dev.fillstream.risk.v1.StoredDecision;
import dev.fillstream.risk.v1.StoredOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final char AFTER_SLASH = '/' + 1;

    public AccountExposure exposure(Account account) {
        byte @Nullable [] totals =
                store(StateStores.ACCOUNTS, account).get(AccountKeys.totals(account));
        byte @Nullable [] limits = store(StateStores.LIMITS, account).get(account.value());
        return new AccountExposure(
                account,
                totals == null ? AccountTotals.NONE : StateMapper.totals(totals),
                limits(limits),
                stateVersion(account),
                holdings(account));
    }

    private long stateVersion(Account account) {
        String scope = Scopes.account(account);
        byte @Nullable [] bytes = global(StateStores.TRADING_STATES).get(scope);
        return bytes == null ? 0 : ControlMapper.tradingState(scope, bytes).version();
    }

    /**
     * The decision, from whatever partition is here.
     *
     * @param now tells how far back to look; a store may be up to half a retention ahead of it
     */
    public Optional<StoredDecision> decision(OrderId orderId, Instant now) {
        ReadOnlyWindowStore<String, byte[]> past =
                streams.store(
                        StoreQueryParameters.fromNameAndType(
                                StateStores.PAST, QueryableStoreTypes.windowStore()));
        byte @Nullable [] found =
                TimeBuckets.get(past, retention, orderId.toString(), now.toEpochMilli());
        if (found == null) {
            long ahead = now.plus(TimeBuckets.width(retention)).toEpochMilli();
            found = TimeBuckets.get(past, retention, orderId.toString(), ahead);
        }
        return found == null ? Optional.empty() : Optional.of(DecisionState.parse(found));
    }

    /** All that is known of a partition, as one number. */
    public String hash(int partition) {
        return StateHash.of(name -> store(name, partition));
    }

    /** Whether orders are held against that control record. */
    public boolean holds(Kind kind, String key, byte @Nullable [] value) {
        byte @Nullable [] held =
                switch (kind) {
                    case LIMITS -> store(StateStores.LIMITS, new Account(key)).get(key);
                    case SHARED_LIMITS -> global(StateStores.SHARED_LIMITS).get(key);
                    case TRADING_STATES -> global(StateStores.TRADING_STATES).get(key);
                    case INSTRUMENTS -> global(StateStores.INSTRUMENTS).get(key);
                };
        return Arrays.equals(held, value);
    }

    /** What an order would meet if it came at {@code time}. */
    public Surroundings around(NewOrderSingle order, Instant time) {
        Account account = order.account();
        ScopeLimits own = limits(store(StateStores.LIMITS, account).get(account.value()));
        String desk = own.deskNamed();
        AccountLimits limits =
                new LimitHierarchy(
                                limits(global(StateStores.SHARED_LIMITS).get(Scopes.FIRM)),
                                desk.isEmpty()
                                        ? ScopeLimits.SILENT
                                        : limits(
                                                global(StateStores.SHARED_LIMITS)
                                                        .get(Scopes.desk(desk))),
                                own)
                        .effective(order.symbol());
        String symbol = order.symbol().value();
        byte @Nullable [] instrument = global(StateStores.INSTRUMENTS).get(symbol);
        byte @Nullable [] price = global(StateStores.PRICES).get(symbol);
        byte @Nullable [] totals =
                store(StateStores.ACCOUNTS, account).get(AccountKeys.totals(account));
        byte @Nullable [] position =
                store(StateStores.ACCOUNTS, account)
                        .get(AccountKeys.position(account, order.symbol()));
        return new Surroundings(
                instrument == null
                        ? new Instrument.Unknown("")
                        : InstrumentMapper.instrument(instrument),
                limits,
                price == null
                        ? new ReferencePrice.Missing("never seen")
                        : ControlMapper.referencePrice(price),
                states(order, desk),
                totals == null ? AccountTotals.NONE : StateMapper.totals(totals),
                position == null ? Position.NONE : StateMapper.position(position),
                strategy(order, limits),
                lastTwin(order, limits, time),
                crossing(order, limits));
    }

    private List<TradingState> states(NewOrderSingle order, String desk) {
        return Scopes.of(order.account(), desk, order.symbol()).stream()
                .flatMap(
                        scope ->
                                Optional.ofNullable(global(StateStores.TRADING_STATES).get(scope))
                                        .map(bytes -> ControlMapper.tradingState(scope, bytes))
                                        .stream())
                .toList();
    }

    private StrategyUse strategy(NewOrderSingle order, AccountLimits limits) {
        byte @Nullable [] bytes =
                order.strategy().isEmpty()
                        ? null
                        : store(StateStores.ACCOUNTS, order.account())
                                .get(AccountKeys.strategy(order.account(), order.strategy()));
        StrategyUse use = bytes == null ? StrategyUse.NONE : StateMapper.strategy(bytes);
        return limits instanceof AccountLimits.Complete all ? use.since(all.rearm()) : use;
    }

    private Optional<Instant> lastTwin(NewOrderSingle order, AccountLimits limits, Instant time) {
        if (!(limits instanceof AccountLimits.Complete all) || all.duplicateWindowMillis() == 0) {
            return Optional.empty();
        }
        ReadOnlyWindowStore<String, byte[]> recent =
                streams.store(
                        StoreQueryParameters.fromNameAndType(
                                StateStores.RECENT_CONTENT, QueryableStoreTypes.windowStore()));
        byte @Nullable [] bytes =
                TimeBuckets.get(
                        recent,
                        StateStores.CONTENT_RETENTION,
                        RecentState.contentKey(order),
                        time.toEpochMilli());
        return bytes == null ? Optional.empty() : Optional.of(RecentState.time(bytes));
    }

    /** Looks through the account's open orders: whoever asks may wait, orders may not. */
    private Optional<String> crossing(NewOrderSingle order, AccountLimits limits) {
        if (!(limits instanceof AccountLimits.Complete all) || !all.refusesSelfMatch()) {
            return Optional.empty();
        }
        OpenPrices prices = new OpenPrices();
        String account = order.account().value();
        try (KeyValueIterator<String, byte[]> open =
                store(StateStores.OPEN_ORDERS, order.account())
                        .range(account + "/", account + AFTER_SLASH)) {
            while (open.hasNext()) {
                StoredOrder stored = OpenOrderMapper.parse(open.next().value);
                if (stored.getSymbol().equals(order.symbol().value())) {
                    prices.add(OpenOrderMapper.toModel(stored));
                }
            }
        }
        return prices.crossing(order.side(), order.ordType());
    }

    private static ScopeLimits limits(byte @Nullable [] bytes) {
        return bytes == null ? ScopeLimits.SILENT : LimitsMapper.limits(bytes);
    }

    private ReadOnlyKeyValueStore<String, byte[]> global(String name) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }

    private List<AccountExposure.Holding> holdings(Account account) {
        String from = AccountKeys.positions(account);
        String to = AccountKeys.afterPositions(account);
        List<AccountExposure.Holding> holdings = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> positions =
                store(StateStores.ACCOUNTS, account).range(from, to)) {
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
        return store(name, Utils.toPositive(Utils.murmur2(key)) % partitions);
    }

    private ReadOnlyKeyValueStore<String, byte[]> store(String name, int partition) {
        StoreQueryParameters<ReadOnlyKeyValueStore<String, byte[]>> query =
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore());
        return streams.store(query.withPartition(partition));
    }
}

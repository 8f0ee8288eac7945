package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.LimitHierarchy;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.risk.limit.ScopeLimits;
import dev.fillstream.risk.limit.TradingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What orders are held against, as this task knows it now. */
public final class ReferenceState {

    private static final int MOST_MERGED = 10_000;
    private static final String SHADOW_OF_FIRM = Scopes.shadow(Scopes.FIRM);

    private record Merged(LimitHierarchy from, AccountLimits limits) {}

    private final ParsedCache<ScopeLimits> limits;
    private final ParsedCache<ScopeLimits> sharedLimits;
    private final ParsedCache<Instrument> instruments;
    private final ParsedCache<ReferencePrice> prices;
    private final KeyValueStore<String, byte[]> states;

    /** Merging takes longer than asking whether what was merged is still what holds. */
    private final Map<String, Merged> merged =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Merged> eldest) {
                    return size() > MOST_MERGED;
                }
            };

    private final Map<String, String> shadowKeys =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > MOST_MERGED;
                }
            };

    private ReferenceState(ProcessingContext context) {
        limits =
                new ParsedCache<>(
                        store(context, StateStores.LIMITS),
                        LimitsMapper::limits,
                        ScopeLimits.SILENT);
        sharedLimits =
                new ParsedCache<>(
                        store(context, StateStores.SHARED_LIMITS),
                        LimitsMapper::limits,
                        ScopeLimits.SILENT);
        instruments =
                new ParsedCache<>(
                        store(context, StateStores.INSTRUMENTS),
                        InstrumentMapper::instrument,
                        new Instrument.Unknown(""));
        prices =
                new ParsedCache<>(
                        store(context, StateStores.PRICES),
                        ControlMapper::referencePrice,
                        new ReferencePrice.Missing("never seen"));
        states = store(context, StateStores.TRADING_STATES);
    }

    public static ReferenceState of(ProcessingContext context) {
        return new ReferenceState(context);
    }

    /** The desk that the account belongs to; empty for none. */
    public String desk(Account account) {
        return limits.get(account.value()).deskNamed();
    }

    /** What holds for the account in that symbol. */
    public AccountLimits limits(Account account, Symbol symbol) {
        ScopeLimits own = limits.get(account.value());
        String desk = own.deskNamed();
        LimitHierarchy from =
                new LimitHierarchy(
                        sharedLimits.get(Scopes.FIRM),
                        desk.isEmpty() ? ScopeLimits.SILENT : sharedLimits.get(Scopes.desk(desk)),
                        own);
        String key = AccountKeys.position(account, symbol);
        Merged before = merged.get(key);
        if (before != null && isSame(before.from(), from)) {
            return before.limits();
        }
        AccountLimits effective = from.effective(symbol);
        merged.put(key, new Merged(from, effective));
        return effective;
    }

    /**
     * What would hold if the shadows were in force; empty where no scope of the account has one.
     */
    public Optional<AccountLimits> shadow(Account account, Symbol symbol) {
        ScopeLimits own = limits.get(account.value());
        String desk = own.deskNamed();
        ScopeLimits firmShadow = sharedLimits.get(SHADOW_OF_FIRM);
        ScopeLimits ownShadow = sharedLimits.get(shadowKey(account.value()));
        ScopeLimits deskShadow =
                desk.isEmpty()
                        ? ScopeLimits.SILENT
                        : sharedLimits.get(shadowKey(Scopes.desk(desk)));
        if (isSilent(firmShadow) && isSilent(deskShadow) && isSilent(ownShadow)) {
            return Optional.empty();
        }
        LimitHierarchy tried =
                new LimitHierarchy(
                        isSilent(firmShadow) ? sharedLimits.get(Scopes.FIRM) : firmShadow,
                        isSilent(deskShadow) && !desk.isEmpty()
                                ? sharedLimits.get(Scopes.desk(desk))
                                : deskShadow,
                        isSilent(ownShadow) ? own : ownShadow);
        return Optional.of(tried.effective(symbol));
    }

    private static boolean isSilent(ScopeLimits scope) {
        return scope instanceof ScopeLimits.Silent;
    }

    /** Looked up for every order, so it is not put together anew for each. */
    private String shadowKey(String scope) {
        return shadowKeys.computeIfAbsent(scope, Scopes::shadow);
    }

    @SuppressWarnings("ReferenceEquality") // Parsed once per record; comparing takes as long again.
    private static boolean isSame(LimitHierarchy one, LimitHierarchy other) {
        return one.firm() == other.firm()
                && one.desk() == other.desk()
                && one.account() == other.account();
    }

    public Instrument instrument(Symbol symbol) {
        return instruments.get(symbol.value());
    }

    public ReferencePrice price(Symbol symbol) {
        return prices.get(symbol.value());
    }

    /** The states of the scopes that an order belongs to, those with a record. */
    public List<TradingState> states(Account account, Symbol symbol) {
        if (states.approximateNumEntries() == 0) {
            return List.of();
        }
        List<TradingState> found = new ArrayList<>();
        String desk = limits.get(account.value()).deskNamed();
        for (String scope : Scopes.of(account, desk, symbol)) {
            byte @Nullable [] bytes = states.get(scope);
            if (bytes != null) {
                found.add(ControlMapper.tradingState(scope, bytes));
            }
        }
        return found;
    }

    /** The version of the account's own state; 0 where there is none that can be understood. */
    public long stateVersion(Account account) {
        String scope = Scopes.account(account);
        byte @Nullable [] bytes = states.get(scope);
        return bytes == null ? 0 : ControlMapper.tradingState(scope, bytes).version();
    }

    private static KeyValueStore<String, byte[]> store(ProcessingContext context, String name) {
        return context.getStateStore(name);
    }
}

package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.ReferencePrice;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** What orders are held against, as this task knows it now. */
public final class ReferenceState {

    private final ParsedCache<AccountLimits> limits;
    private final ParsedCache<Instrument> instruments;
    private final ParsedCache<ReferencePrice> prices;

    private ReferenceState(ProcessingContext context) {
        limits =
                new ParsedCache<>(
                        store(context, StateStores.LIMITS),
                        ControlMapper::limits,
                        new AccountLimits.Unknown());
        instruments =
                new ParsedCache<>(
                        store(context, StateStores.INSTRUMENTS),
                        ControlMapper::instrument,
                        new Instrument.Unknown(""));
        prices =
                new ParsedCache<>(
                        store(context, StateStores.PRICES),
                        ControlMapper::referencePrice,
                        new ReferencePrice.Missing("never seen"));
    }

    public static ReferenceState of(ProcessingContext context) {
        return new ReferenceState(context);
    }

    public AccountLimits limits(Account account) {
        return limits.get(account.value());
    }

    public Instrument instrument(Symbol symbol) {
        return instruments.get(symbol.value());
    }

    public ReferencePrice price(Symbol symbol) {
        return prices.get(symbol.value());
    }

    private static KeyValueStore<String, byte[]> store(ProcessingContext context, String name) {
        return context.getStateStore(name);
    }
}

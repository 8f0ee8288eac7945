package dev.fillstream.risk.limit;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Symbol;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one scope says: the firm, a desk or an account. It may say nothing of most things. */
public sealed interface ScopeLimits {

    /** There is no record of this scope. */
    record Silent() implements ScopeLimits {}

    /**
     * There is a record that cannot be understood, and nothing may happen under it.
     *
     * @param fault the field, or what is wrong with the record
     */
    record Broken(long version, String fault) implements ScopeLimits {}

    /**
     * A record.
     *
     * @param currency empty where it says none; only an account's counts
     * @param openingCash only an account's counts
     * @param desk empty for none; only an account's counts
     * @param symbols tighter values for single symbols
     * @param rearm counts up each time that somebody lets stopped strategies enter again
     */
    record Said(
            long version,
            String currency,
            Optional<Money> openingCash,
            String desk,
            Map<LimitName, Bound> bounds,
            Map<Symbol, Map<LimitName, Bound>> symbols,
            SelfMatch selfMatch,
            Set<Symbol> restrictedSymbols,
            Set<Side> forbiddenSides,
            long rearm)
            implements ScopeLimits {

        public Said {
            bounds = Map.copyOf(bounds);
            symbols = Map.copyOf(symbols);
            restrictedSymbols = Set.copyOf(restrictedSymbols);
            forbiddenSides = Set.copyOf(forbiddenSides);
        }

        Bound bound(LimitName name, Symbol symbol) {
            return name.tighter(
                    bounds.getOrDefault(name, Bound.UNSET),
                    symbols.getOrDefault(symbol, Map.of()).getOrDefault(name, Bound.UNSET));
        }
    }

    /** Whether an account's orders may trade with each other. */
    enum SelfMatch {
        UNSAID,
        ALLOWED,
        REFUSED
    }

    ScopeLimits SILENT = new Silent();

    /** The version that was looked at; 0 where there is none. */
    default long versionSeen() {
        return switch (this) {
            case Silent() -> 0;
            case Broken(var version, _) -> version;
            case Said said -> said.version();
        };
    }

    /** The desk that it names; empty for none. */
    default String deskNamed() {
        return this instanceof Said said ? said.desk() : "";
    }
}

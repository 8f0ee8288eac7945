package dev.fillstream.risk.limit;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.limit.ScopeLimits.Broken;
import dev.fillstream.risk.limit.ScopeLimits.Said;
import dev.fillstream.risk.limit.ScopeLimits.SelfMatch;
import dev.fillstream.risk.limit.ScopeLimits.Silent;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What holds for an account: the tightest of what the firm, its desk and it itself say, each for
 * the account alone. What nobody says is missing, and nothing passes.
 */
public record LimitHierarchy(ScopeLimits firm, ScopeLimits desk, ScopeLimits account) {

    public AccountLimits effective(Symbol symbol) {
        return switch (account) {
            case Silent() -> new AccountLimits.Unknown();
            case Broken(_, var fault) -> incomplete(fault);
            case Said said -> effective(said, symbol);
        };
    }

    private AccountLimits effective(Said said, Symbol symbol) {
        if (firm instanceof Broken(_, var fault)) {
            return incomplete("firm: " + fault);
        }
        if (desk instanceof Broken(_, var fault)) {
            return incomplete("desk: " + fault);
        }
        Map<LimitName, Bound> bounds = new EnumMap<>(LimitName.class);
        for (LimitName name : LimitName.values()) {
            bounds.put(name, tightest(name, symbol));
        }
        return missing(said, bounds)
                .<AccountLimits>map(this::incomplete)
                .orElseGet(() -> complete(said, bounds, symbol));
    }

    private AccountLimits incomplete(String missing) {
        return new AccountLimits.Incomplete(versions(), missing);
    }

    private AccountLimits.Versions versions() {
        return new AccountLimits.Versions(
                account.versionSeen(), desk.versionSeen(), firm.versionSeen());
    }

    private Bound tightest(LimitName name, Symbol symbol) {
        return said().map(scope -> scope.bound(name, symbol)).reduce(Bound.UNSET, name::tighter);
    }

    private Optional<String> missing(Said said, Map<LimitName, Bound> bounds) {
        if (said.currency().isEmpty()) {
            return Optional.of("currency");
        }
        if (said.openingCash().isEmpty()) {
            return Optional.of("openingCash");
        }
        if (said().allMatch(scope -> scope.selfMatch() == SelfMatch.UNSAID)) {
            return Optional.of("selfMatch");
        }
        return Stream.of(LimitName.values())
                .filter(name -> bounds.get(name) instanceof Bound.Unset)
                .map(LimitName::field)
                .findFirst();
    }

    private AccountLimits.Complete complete(
            Said said, Map<LimitName, Bound> bounds, Symbol symbol) {
        Set<Side> forbidden = EnumSet.noneOf(Side.class);
        said().forEach(scope -> forbidden.addAll(scope.forbiddenSides()));
        return new AccountLimits.Complete(
                versions(),
                said.currency(),
                said.openingCash().orElseThrow(),
                bounds,
                said().anyMatch(scope -> scope.selfMatch() == SelfMatch.REFUSED),
                said().anyMatch(scope -> scope.restrictedSymbols().contains(symbol)),
                forbidden,
                said.rearm());
    }

    private Stream<Said> said() {
        return List.of(firm, desk, account).stream()
                .filter(Said.class::isInstance)
                .map(Said.class::cast);
    }
}

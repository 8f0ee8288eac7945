package dev.fillstream.local.verify;

import dev.fillstream.model.value.Money;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.RiskLimits.SelfMatch;
import dev.fillstream.v1.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an account may do in one symbol, after the firm, its desk and itself have spoken. */
sealed interface PlainLimits {

    String UNLIMITED = "unlimited";

    /** The account has no limits at all. */
    record Unknown() implements PlainLimits {}

    /** One is missing, or malformed. */
    record Incomplete(String missing) implements PlainLimits {}

    /**
     * All of them.
     *
     * @param bounds by field name: a decimal or {@code unlimited}
     */
    record Complete(
            Map<String, String> bounds,
            String currency,
            Money openingCash,
            boolean refusesSelfMatch,
            boolean isRestricted,
            Set<Side> forbiddenSides,
            long rearm)
            implements PlainLimits {

        String bound(String field) {
            return bounds.getOrDefault(field, "0");
        }

        /** A bound that is a whole number; one that is unlimited is none. */
        long number(String field) {
            return bound(field).equals(UNLIMITED) ? 0 : decimal(field).longValue();
        }

        BigDecimal decimal(String field) {
            return new BigDecimal(bound(field));
        }
    }

    /**
     * Merges the records; each may be missing.
     *
     * @param symbol the order's
     */
    static PlainLimits of(
            Optional<RiskLimits> firm,
            Optional<RiskLimits> desk,
            Optional<RiskLimits> account,
            String symbol) {
        if (account.isEmpty()) {
            return new Unknown();
        }
        Optional<String> fault =
                account.flatMap(LimitFields::fault)
                        .or(() -> firm.flatMap(LimitFields::fault).map(field -> "firm: " + field))
                        .or(() -> desk.flatMap(LimitFields::fault).map(field -> "desk: " + field));
        if (fault.isPresent()) {
            return new Incomplete(fault.get());
        }
        List<RiskLimits> all = Stream.of(firm, desk, account).flatMap(Optional::stream).toList();
        return merged(all, account.get(), symbol);
    }

    private static PlainLimits merged(List<RiskLimits> all, RiskLimits own, String symbol) {
        if (own.getCurrency().isEmpty()) {
            return new Incomplete("currency");
        }
        if (own.getOpeningCash().isEmpty()) {
            return new Incomplete("openingCash");
        }
        if (all.stream().allMatch(one -> one.getSelfMatch() == SelfMatch.SELF_MATCH_UNSPECIFIED)) {
            return new Incomplete("selfMatch");
        }
        Map<String, String> bounds = new HashMap<>();
        for (String field : LimitFields.NAMES) {
            String tightest = LimitFields.tightest(field, all, symbol);
            if (tightest.isEmpty()) {
                return new Incomplete(field);
            }
            bounds.put(field, tightest);
        }
        Set<Side> forbidden = new HashSet<>();
        all.forEach(one -> forbidden.addAll(one.getForbiddenSidesList()));
        return new Complete(
                Map.copyOf(bounds),
                own.getCurrency(),
                Money.of(own.getOpeningCash()),
                all.stream().anyMatch(one -> one.getSelfMatch() == SelfMatch.SELF_MATCH_REFUSED),
                all.stream().anyMatch(one -> one.getRestrictedSymbolsList().contains(symbol)),
                Set.copyOf(forbidden),
                own.getRearm());
    }
}

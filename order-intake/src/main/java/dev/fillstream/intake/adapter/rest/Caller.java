package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.rate.Allowance;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.view.Shares;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who calls, as a verified token says.
 *
 * @param accounts the accounts that the token is for; {@code *} is all of them
 * @param expiry when the token ends
 * @param allowance how much the token may still ask for
 */
record Caller(Set<String> accounts, Set<String> groups, Instant expiry, Allowance allowance) {

    private static final String ALL = "*";

    Caller {
        accounts = Set.copyOf(accounts);
        groups = Set.copyOf(groups);
    }

    /** The partitions that hold the orders that the caller may see. */
    Set<Integer> partitions(Shares shares) {
        return accounts.contains(ALL)
                ? shares.all()
                : accounts.stream()
                        .flatMap(account -> partition(account, shares).stream())
                        .collect(Collectors.toSet());
    }

    /** A token may name what can be no account; it has no orders then. */
    private static Optional<Integer> partition(String account, Shares shares) {
        try {
            return shares.of(new Account(account));
        } catch (InvalidValue malformed) {
            return Optional.empty();
        }
    }

    boolean mayUse(String account) {
        return accounts.contains(account) || accounts.contains(ALL);
    }

    /**
     * @throws Refused where the token is not for this account
     */
    void mustBeAllowed(String account) {
        if (!mayUse(account)) {
            throw new Refused(IntakeCode.ACCOUNT_NOT_ALLOWED);
        }
    }

    /**
     * @throws Refused where the token has none of these groups
     */
    Caller inOneOf(Set<String> allowed) {
        if (Collections.disjoint(groups, allowed)) {
            throw new Refused(IntakeCode.ROLE_MISSING);
        }
        return this;
    }
}

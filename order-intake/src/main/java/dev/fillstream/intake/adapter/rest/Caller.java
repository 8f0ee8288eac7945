package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.rate.Allowance;
import dev.fillstream.intake.submission.IntakeCode;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;

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

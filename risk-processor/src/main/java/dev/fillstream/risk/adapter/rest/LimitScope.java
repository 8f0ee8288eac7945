package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.value.Account;
import dev.fillstream.risk.control.ControlRecords.Kind;

/** Whose limits a path names: the firm's, a desk's or an account's. */
record LimitScope(Kind kind, String key) {

    private static final String DESK = "desk:";
    private static final String ACCOUNT = "account:";

    /**
     * @throws Refused where the account is not for this caller
     */
    static LimitScope of(String scope, Caller caller) {
        if (scope.equals("firm")) {
            return new LimitScope(Kind.SHARED_LIMITS, scope);
        }
        if (scope.startsWith(DESK)) {
            Account desk = new Account(scope.substring(DESK.length()));
            return new LimitScope(Kind.SHARED_LIMITS, DESK + desk.value());
        }
        Account account =
                new Account(scope.startsWith(ACCOUNT) ? scope.substring(ACCOUNT.length()) : scope);
        caller.mustSee(account);
        return new LimitScope(Kind.LIMITS, account.value());
    }

    /** Where limits are kept that are only tried: beside the shared ones, for every instance. */
    String shadowKey() {
        return "shadow:" + key;
    }

    /** Whether the account's orders are tried under this scope's limits. */
    boolean covers(String account) {
        return kind == Kind.SHARED_LIMITS || key.equals(account);
    }
}

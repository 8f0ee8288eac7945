package dev.fillstream.risk.limit;

import dev.fillstream.model.value.Account;

/**
 * Whether a scope trades.
 *
 * @param scope {@code firm}, {@code desk:X}, {@code account:X} or {@code symbol:X}
 * @param version 0 where there is no record, or none that can be understood
 */
public record TradingState(String scope, long version, Mode mode) {

    /** The scope that is one account by itself. */
    public static String scopeOf(Account account) {
        return "account:" + account.value();
    }

    /** What may happen in a scope. Cancels may always. */
    public enum Mode {
        ACTIVE,
        /** Only what brings a position closer to zero. */
        REDUCING,
        /** Nothing new. */
        HALTED
    }
}

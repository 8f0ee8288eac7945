package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Symbol;

/**
 * Where the facts about an account stand in their store. An account's name has neither a slash nor
 * a bar, so that no two keys meet, and all positions of an account are one range.
 */
final class AccountKeys {

    private static final char POSITION = '/';
    private static final char AFTER_POSITIONS = POSITION + 1;
    private static final char STRATEGY = '|';

    private AccountKeys() {}

    static String totals(Account account) {
        return account.value();
    }

    static String position(Account account, Symbol symbol) {
        return account.value() + POSITION + symbol.value();
    }

    /** What the keys of all positions of the account begin with. */
    static String positions(Account account) {
        return account.value() + POSITION;
    }

    /** Comes after every position of the account and before anything else. */
    static String afterPositions(Account account) {
        return account.value() + AFTER_POSITIONS;
    }

    static String strategy(Account account, String strategy) {
        return account.value() + STRATEGY + strategy;
    }
}

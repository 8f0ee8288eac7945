package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.limit.TradingState;
import java.util.List;

/** The names of what limits and trading states are kept for. */
final class Scopes {

    static final String FIRM = "firm";

    private Scopes() {}

    /** Where limits are kept that are only tried beside the active ones of that scope. */
    static String shadow(String scope) {
        return "shadow:" + scope;
    }

    static String desk(String name) {
        return "desk:" + name;
    }

    static String account(Account account) {
        return TradingState.scopeOf(account);
    }

    /** The scopes that an order belongs to; no desk where its name is empty. */
    static List<String> of(Account account, String desk, Symbol symbol) {
        String own = account(account);
        String traded = "symbol:" + symbol.value();
        return desk.isEmpty() ? List.of(FIRM, own, traded) : List.of(FIRM, desk(desk), own, traded);
    }
}

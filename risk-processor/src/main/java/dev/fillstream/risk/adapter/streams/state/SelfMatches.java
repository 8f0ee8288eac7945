package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.exposure.OpenPrices;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The open prices of all accounts of a partition; filled from the open orders at its start. */
final class SelfMatches {

    private final Map<String, OpenPrices> prices = new HashMap<>();

    void add(String account, OpenOrder order) {
        prices.computeIfAbsent(key(account, order.symbol()), _ -> new OpenPrices()).add(order);
    }

    void remove(String account, OpenOrder order) {
        prices.computeIfPresent(
                key(account, order.symbol()),
                (_, open) -> {
                    open.remove(order);
                    return open.isEmpty() ? null : open;
                });
    }

    Optional<String> crossing(Account account, Symbol symbol, Side side, OrdType ordType) {
        OpenPrices open = prices.get(key(account.value(), symbol));
        return open == null ? Optional.empty() : open.crossing(side, ordType);
    }

    private static String key(String account, Symbol symbol) {
        return account + '/' + symbol;
    }
}
